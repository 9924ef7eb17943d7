"""A pause of Python's search for cycles, while many values without any are made and dropped."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Leave the search off inside the block; figures, relations and claims are in no cycle.

    The search goes through all that live again and again, a quarter of the time of checking or of
    reading a text. It is off in the whole process meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
