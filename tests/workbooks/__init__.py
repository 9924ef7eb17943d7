"""Workbooks built by code: one per habit, one per attack, with what must come of each.

All of it is synthetic. `building` makes a workbook of a literal grid, `expecting` says in one line
what a cell must be read as, `tree` gathers every workbook of `habits` and `attacks`.
"""
