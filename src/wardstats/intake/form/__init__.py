"""The standard form: its sheets and columns, read and written."""
