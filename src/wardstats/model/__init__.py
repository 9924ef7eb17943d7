"""The words of the field: pure values."""
