"""The orders and turns in which administrative prose says arithmetic (`sentences.toml`)."""

import tomllib
from pathlib import Path

import pytest

GROUPS = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["group"]
SENTENCES = [
    (sentence, group["kind"], group["verdict"])
    for group in GROUPS
    for sentence in group["sentences"]
]
CLAIMS = [case for case in SENTENCES if case[1] != "none"]
NO_CLAIMS = [sentence for sentence, kind, _verdict in SENTENCES if kind == "none"]
RIGHT = [sentence for sentence, _kind, verdict in SENTENCES if verdict == "consistent"]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), CLAIMS)
def test_claim_is_read_and_judged(sentence, kind, verdict, arithmetic):
    assert (kind, verdict) in [(claim.kind, str(claim.verdict)) for claim in arithmetic(sentence)]


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_of_a_right_sentence_is_called_wrong(sentence, verdicts):
    assert "inconsistent" not in verdicts(sentence)


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_sentence_that_claims_nothing_is_left_alone(sentence, arithmetic):
    assert arithmetic(sentence) == []
