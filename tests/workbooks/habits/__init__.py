"""What officers do in their workbooks, one habit each."""
