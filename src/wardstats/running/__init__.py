"""Running: one run of the notebook, atomically, with its manifest."""
