"""The file: safe to open, read in a process of its own, refused with the way out."""
