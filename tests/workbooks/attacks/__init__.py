"""What a file may do to its reader, one attack each."""
