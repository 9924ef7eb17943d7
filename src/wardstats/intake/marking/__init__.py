"""Marking: the officer's own workbook back with its faulty cells coloured, and what came of it."""
