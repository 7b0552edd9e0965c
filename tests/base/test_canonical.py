"""One content, one spelling."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.base.canonical import digest, encode, plain

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def test_order_of_keys_does_not_matter() -> None:
    assert (
        encode({"b": 1, "a": [True, None]})
        == encode({"a": [True, None], "b": 1})
        == b'{"a":[true,null],"b":1}'
    )


def test_composed_and_decomposed_letters_are_one_spelling() -> None:
    assert encode("e\u0301") == encode("\u00e9")


@pytest.mark.parametrize("value", [1.5, {"a": 2.0}, {1: "a"}, b"x", "a\0b", {"é": 1, "e\u0301": 2}, {1, 2}])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)


def test_sm3_gives_the_value_of_the_standard() -> None:
    assert digest(b"abc", "sm3") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_sha256_gives_the_value_of_the_standard() -> None:
    assert digest(b"abc").startswith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


def test_an_unknown_digest_is_refused() -> None:
    with pytest.raises(ValueError, match="md5"):
        digest(b"", "md5")


@given(VALUES)
def test_spelling_survives_a_trip_through_json(value: object) -> None:
    try:
        spelled = encode(value)
    except TypeError:  # two keys that are one in NFC
        return
    assert encode(json.loads(spelled)) == spelled
    assert encode(plain(value)) == spelled
