# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table between what an entry names and the sections of the course, from both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.app import study
from waterline.domain import speaks
from waterline.domain.vocabulary import BETWEEN, BOTH, FEARS, INSIDE, NEEDS, TRIAGE
from waterline.resources import lessons_path

SECTIONS = [section.id for section in study.open_course(lessons_path()).sections]

chosen_fears = st.lists(st.sampled_from((*FEARS, "own-fear")), unique=True, max_size=4).map(tuple)
chosen_needs = st.lists(st.sampled_from((*NEEDS, "own-need")), unique=True, max_size=4).map(tuple)


def test_every_fear_need_and_alarming_triage_leads_to_a_section_the_course_has() -> None:
    assert set(speaks.FEARS) == set(FEARS)
    assert set(speaks.NEEDS) == set(NEEDS)
    led_to = {*speaks.FEARS.values(), *speaks.NEEDS.values(), *speaks.TRIAGE.values(), speaks.UNNAMED}
    assert led_to <= set(SECTIONS)


@given(fears=chosen_fears, needs=chosen_needs)
def test_what_is_between_us_leads_to_the_alarm_alone(fears: tuple[str, ...], needs: tuple[str, ...]) -> None:
    (only,) = speaks.speaking_to(BETWEEN, fears, needs)
    assert (only.section, only.role, only.key) == ("alarm", "triage", BETWEEN)


def test_both_leads_to_the_alarm_first_and_then_to_what_is_ones_own() -> None:
    found = speaks.speaking_to(BOTH, ("being_left",), ("time",))
    assert [each.section for each in found] == ["alarm", "attachment", "request"]


def test_a_moment_placed_inside_without_a_name_leads_to_the_dig() -> None:
    assert [each.section for each in speaks.speaking_to(INSIDE, (), ())] == ["dig"]
    assert speaks.speaking_to(None, (), ()) == ()


@given(triage=st.sampled_from((None, *TRIAGE)), fears=chosen_fears, needs=chosen_needs)
def test_an_entry_belongs_to_exactly_the_sections_that_speak_to_it(
    triage: str | None, fears: tuple[str, ...], needs: tuple[str, ...]
) -> None:
    speaking = {each.section for each in speaks.speaking_to(triage, fears, needs)}
    for section in SECTIONS:
        by = speaks.belonging_to(section)
        own = triage != BETWEEN
        belongs = (
            triage in by.triage
            or (own and bool(set(fears) & set(by.fears) or set(needs) & set(by.needs)))
            or (by.unnamed and triage == INSIDE and not fears and not needs)
        )
        assert belongs == (section in speaking)


@pytest.mark.parametrize("key", ["being_left", "old_hurt_again"])
def test_each_section_is_named_once_by_the_first_thing_that_leads_there(key: str) -> None:
    found = speaks.speaking_to("cannot_tell", (key, "old_hurt_again"), ())
    assert len({each.section for each in found}) == len(found)
    assert found[0].role == "triage"
