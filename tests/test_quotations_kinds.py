"""What kind of difference two words make: a negation is said only where one word negates the other."""

import pytest

from docket.audit.kinds import negates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("possible", "impossible"), ("lawful", "unlawful"), ("formal", "informal"), ("partial", "impartial"),
        ("sufficient", "insufficient"), ("regard", "disregard"), ("moral", "amoral"), ("fault", "faultless"),
        ("proper", "improper"), ("compliance", "noncompliance"), ("justice", "injustice"), ("can", "cannot"),
    ],
)  # fmt: skip
def test_a_word_and_its_negation(one: str, other: str) -> None:
    assert negates(one, other)
    assert negates(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jury", "injury"), ("position", "disposition"), ("position", "imposition"), ("charge", "discharge"),
        ("close", "disclose"), ("less", "unless"), ("part", "apart"), ("round", "around"), ("come", "income"),
        ("form", "inform"), ("take", "mistake"), ("corporate", "incorporate"), ("cover", "discover"), ("tend", "intend"),
        ("regard", "regardless"), ("prove", "improve"), ("stead", "instead"), ("land", "inland"),
    ],
)  # fmt: skip
def test_a_word_that_only_looks_negated(one: str, other: str) -> None:
    assert not negates(one, other)
    assert not negates(other, one)
