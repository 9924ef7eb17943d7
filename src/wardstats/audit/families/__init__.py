"""Families of claims: how the language says them, one family a file."""
