"""A pause of Python's search for cycles, while many values without any are made and dropped."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Leave the search off inside the block; figures and relations refer to nothing above them.

    The search goes through all living figures again and again, a fifth of the time of checking.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
