"""Documents: a written report as a file, to its text with the place of every stretch of it."""
