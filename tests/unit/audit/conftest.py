"""What the tests of the audit share: the one claim that a sentence makes."""

import pytest

from wardstats.audit import find_claims


@pytest.fixture
def arithmetic():
    """All claims of a text except plain counts."""

    def find(text):
        return [claim for claim in find_claims(text) if claim.kind != "count_only"]

    return find


@pytest.fixture
def verdicts(arithmetic):
    """The verdicts on a text, in its order."""

    def find(text):
        return [str(claim.verdict) for claim in arithmetic(text)]

    return find
