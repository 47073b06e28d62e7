# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hypothesis strategies for the domain's records: any words a keyboard, a paste or a bug may bring."""

from __future__ import annotations

from hypothesis import strategies as st

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.domain.pattern.written import Written
from waterline.domain.times import Stamp

words = st.text(st.characters(), max_size=60)
intensities = st.none() | st.integers(0, 10)
stamps = st.builds(
    Stamp,
    st.integers(-(10**13), 10**13),
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata"]),
    st.integers(-14 * 60, 14 * 60),
)


moments = st.builds(
    Stamp,
    st.integers(1_790_000_000_000 - 50 * 10**9, 1_790_000_000_000 + 50 * 10**9),
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata"]),
    st.integers(-14 * 60, 14 * 60),
)
"""Moments of a few years, as a journal has them, and not of many centuries."""


def some_of(choices: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Any selection without repeats, in any order."""
    return st.lists(st.sampled_from(choices), unique=True).map(tuple)


answers = st.builds(
    Answers,
    feelings=some_of(keys.FEELINGS),
    feeling_words=words,
    intensity_before=intensities,
    body=some_of(keys.BODY),
    body_words=words,
    what_happened=words,
    triggers=some_of(keys.TRIGGERS),
    people=some_of((keys.MYSELF,)),
    nickname=words,
    happened=st.none() | stamps,
    happened_time_known=st.booleans(),
    layers=st.lists(words, max_size=4).map(tuple),
    iceberg=some_of(keys.ICEBERG),
    fears=some_of(keys.FEARS),
    fear_words=words,
    needs=some_of(keys.NEEDS),
    need_words=words,
    root=words,
    triage=st.none() | st.sampled_from(keys.TRIAGE),
    talk_to=some_of(keys.TALK_TO),
    ask_again_days=st.none() | st.integers(1, 60),
    next_step=st.none() | st.sampled_from(keys.NEXT_STEPS),
    next_words=words,
    intensity_after=intensities,
)


@st.composite
def written(draw: st.DrawFn) -> list[Written]:
    """Entries of a made-up journal: several may belong to one incident."""
    incidents = st.sampled_from([f"incident-{n}" for n in range(6)])
    count = draw(st.integers(0, 14))
    return [
        Written(
            entry_id=f"entry-{n}",
            incident=draw(incidents | st.just(f"entry-{n}")),
            happened=draw(moments),
            triage=draw(st.none() | st.sampled_from(keys.TRIAGE)),
            fears=draw(some_of((*keys.FEARS, "own_fear"))),
            needs=draw(some_of(keys.NEEDS)),
            feelings=draw(some_of((*keys.FEELINGS[:3], "own_feeling"))),
            triggers=draw(some_of(keys.TRIGGERS[:3])),
            people=draw(some_of(("ada", "bo"))),
            time_known=draw(st.booleans()),
        )
        for n in range(count)
    ]
