"""A root for many, a proof for each."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from liaoliang.base import merkle
from liaoliang.base.canonical import digest

HASHES = st.integers(min_value=1, max_value=40).map(lambda n: [digest(str(i).encode()) for i in range(n)])


@given(HASHES, st.data())
def test_every_proof_leads_to_the_root(hashes: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(hashes) - 1))
    steps = merkle.proof(hashes, place, "sha256")
    assert merkle.climb(hashes[place], steps, "sha256") == merkle.root(hashes, "sha256")


@given(HASHES, st.data())
def test_another_event_does_not_reach_the_root(hashes: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(hashes) - 1))
    steps = merkle.proof(hashes, place, "sha256")
    assert merkle.climb(digest(b"another"), steps, "sha256") != merkle.root(hashes, "sha256")


@given(HASHES.filter(lambda hashes: len(hashes) > 1))
def test_order_and_number_change_the_root(hashes: list[str]) -> None:
    whole = merkle.root(hashes, "sm3")
    assert whole != merkle.root(hashes[::-1], "sm3")
    assert whole != merkle.root(hashes[:-1], "sm3")


def test_the_root_of_nothing_is_the_digest_of_nothing() -> None:
    assert merkle.root([], "sha256") == digest(b"")


def test_the_tree_is_that_of_rfc_6962() -> None:
    one, two, three = (digest(bytes([n])) for n in range(3))
    left = digest(b"\x01" + b"".join(bytes.fromhex(merkle.leaf_hash(h, "sha256")) for h in (one, two)))
    top = digest(b"\x01" + bytes.fromhex(left) + bytes.fromhex(merkle.leaf_hash(three, "sha256")))
    assert merkle.root([one, two, three], "sha256") == top


def test_a_step_says_on_which_side_it_stands() -> None:
    hashes = [digest(b"a"), digest(b"b")]
    (step,) = merkle.proof(hashes, 1, "sha256")
    assert step.left
    turned = dataclasses.replace(step, left=False)
    assert merkle.climb(hashes[1], [turned], "sha256") != merkle.root(hashes, "sha256")
