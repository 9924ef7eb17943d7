"""Excel in: workbooks to observations, and the entry form back to Excel."""
