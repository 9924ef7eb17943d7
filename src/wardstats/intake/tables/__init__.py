"""The tables of a sheet: where they stand, what their columns and rows are."""
