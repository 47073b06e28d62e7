# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which entries name a key: the same as looking at each of them, for few sorts of entries and for many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.pattern.naming import Naming
from waterline.domain.pattern.written import NONE_NAMED, named

entries = st.lists(st.lists(st.sampled_from("abcde"), max_size=3).map(tuple), max_size=40)
MANY = [(f"{number:03}", f"{number % 7}") for number in range(300)] * 2


@given(entries)
def test_it_agrees_with_looking_at_every_entry(keys: list[tuple[str, ...]]) -> None:
    agrees_with_looking(keys)


def test_it_agrees_where_hardly_two_entries_are_alike() -> None:
    assert len(set(MANY)) > 256
    agrees_with_looking(MANY)


def test_what_nobody_named_is_in_no_entry() -> None:
    naming = Naming([("a",), ()])
    assert "b" not in naming
    assert naming.count("b") == naming.bits("b") == 0
    with pytest.raises(KeyError):
        naming["b"]


def agrees_with_looking(keys: list[tuple[str, ...]]) -> None:
    naming = Naming(keys)
    looked = {key: [at for at, each in enumerate(keys) if key in (each or (NONE_NAMED,))] for key in "abcde"}
    looked |= {key: [at for at, each in enumerate(keys) if key in named(each)] for each in keys for key in named(each)}
    assert dict(naming) == {key: numbers for key, numbers in looked.items() if numbers}
    for key, numbers in looked.items():
        assert naming.count(key) == len(numbers)
        assert naming.bits(key) == sum(1 << number for number in numbers)
        assert list(naming.mask(key)) == [int(at in numbers) for at in range(len(keys))]
