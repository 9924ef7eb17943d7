"""Mutated workbooks: seeds, mutations, and what may come of reading one."""
