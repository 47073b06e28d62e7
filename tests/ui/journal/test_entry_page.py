# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry read back: in the order of the dig, with what it was before, and never lost by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal, study
from waterline.app.session import Session
from waterline.domain.entry import Answers, Entry, Origin
from waterline.domain.times import Stamp
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.theme import Theme

Write = Callable[..., Entry]


@pytest.fixture
def page(session: Session, desk: InstantDesk, theme: Theme) -> EntryPage:
    return EntryPage(session, desk, theme)


@pytest.fixture
def everything(session: Session, clock: StandingClock) -> dict[str, object]:
    sam = journal.add_person(session, "Sam")
    return {
        "feelings": ("hurt", "left_out"), "feeling_words": "and silly", "intensity_before": 8, "body": ("chest",),
        "what_happened": "She texted at nine.", "triggers": ("plan_changed",), "people": (sam.id,),
        "layers": ("I was not asked", "I come second"), "iceberg": ("fear",), "fears": ("being_left",),
        "needs": ("clarity",), "need_words": "a word before", "root": "I need to be asked.", "triage": "cannot_tell",
        "talk_to": ("friend",), "ask_again_days": 7, "next_step": "own_step", "next_words": "a walk",
        "intensity_after": 5,
    }  # fmt: skip


def show(page: EntryPage, qtbot: QtBot, entry: Entry) -> list[str]:
    page.show_entry(entry.id)
    put_on_screen(page, qtbot, (964, 700))
    return words_on(page)


def from_the_top(page: QWidget) -> list[str]:
    labels = [label for label in find(page, "entry_read").findChildren(QLabel) if label.isVisible() and label.text()]
    labels.sort(key=lambda label: label.mapTo(page, label.rect().topLeft()).y())
    return [label.accessibleName() or label.text() for label in labels]


def test_it_reads_in_the_order_of_the_dig(
    qtbot: QtBot, page: EntryPage, write: Write, everything: dict[str, object]
) -> None:
    show(page, qtbot, write(**everything))
    assert from_the_top(page) == [
        "Feeling", "Hurt · Left out", "and silly", "8 of 10 when you began", "Chest",
        "What happened", "She texted at nine.", "A late or changed plan", "Part of it: Sam",
        "Underneath", "I was not asked", "I come second",
        "Below the waterline", "A fear", "Fear", "Being left", "Need", "Clarity or honesty", "a word before",
        "Root", "I need to be asked.", "Where it belongs", "To talk it through with: A friend",
        "What next", "A step of my own", "a walk", "Now", "5 of 10 after writing",
    ]  # fmt: skip


def test_what_was_not_answered_is_left_out(qtbot: QtBot, page: EntryPage, write: Write) -> None:
    show(page, qtbot, write(root="I need time."))
    assert from_the_top(page) == ["Root", "I need time."]


def test_the_clock_is_that_of_the_place_it_was_written_in(
    qtbot: QtBot, page: EntryPage, write: Write, clock: StandingClock
) -> None:
    clock.stamp = Stamp(clock().utc_ms, "Asia/Tokyo", 540)
    there = clock()
    entry = write(root="far away")
    clock.stamp = Stamp(there.utc_ms, "Europe/Berlin", 60)
    said = show(page, qtbot, entry)
    assert f"{there.local:%H:%M} · clock of Tokyo" in said


def test_moving_it_to_the_trash_says_so_and_offers_the_way_back(
    qtbot: QtBot, page: EntryPage, write: Write, session: Session
) -> None:
    entry = write(root="kept")
    show(page, qtbot, entry)
    click(page, "entry_trash")
    assert journal.entry(session, entry.id).trashed_ms is not None
    assert "This entry is in the trash" in words_on(page)
    assert not find(page, "entry_edit").isVisible()
    click(page, "entry_restore")
    assert journal.entry(session, entry.id).trashed_ms is None
    assert find(page, "entry_edit").isVisible()


def test_editing_and_going_back_are_left_to_the_window(qtbot: QtBot, page: EntryPage, write: Write) -> None:
    entry = write(root="kept")
    show(page, qtbot, entry)
    with qtbot.waitSignal(page.edit_requested) as edit:
        click(page, "entry_edit")
    assert edit.args == [entry.id]
    with qtbot.waitSignal(page.back_requested):
        click(page, "entry_back")


def test_an_entry_without_changes_has_nothing_to_unfold(qtbot: QtBot, page: EntryPage, write: Write) -> None:
    show(page, qtbot, write(root="kept"))
    assert not page.versions.isVisible()


def test_an_entry_begun_from_the_course_leads_back_there(qtbot: QtBot, page: EntryPage, session: Session) -> None:
    draft = journal.begin_dig(session, origin=Origin(study.COURSE, "digging", "try"))
    show(page, qtbot, journal.finish(session, draft.with_answers(Answers(root="x"), "root", session.now())))
    with qtbot.waitSignal(page.section_requested) as section:
        click(page, "entry_origin")
    assert section.args == ["digging"]


def test_an_entry_that_is_gone_is_said_to_be_gone(
    qtbot: QtBot, page: EntryPage, write: Write, session: Session
) -> None:
    entry = write(root="gone words")
    show(page, qtbot, entry)
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    page.arrive()
    settle()
    said = " ".join(words_on(page))
    assert "no longer there" in said
    assert "gone words" not in said


def test_everything_has_a_name_and_no_word_is_cut_off_at_twice_the_text_size(
    qtbot: QtBot, page: EntryPage, theme: Theme, write: Write, everything: dict[str, object]
) -> None:
    theme.apply(scale=2.0)
    page.show_entry(write(**everything).id)
    put_on_screen(page, qtbot, (828, 560))
    assert cut_off(page) == []
    names = tab_order(page)
    assert {"entry_back", "entry_trash", "entry_edit"} <= set(names)
    assert all(find(page, name).accessibleName() for name in names if name)


# Going round ----------------------------------------------------------------------------------------
def change(session: Session, entry: Entry, words: str) -> Entry:
    draft = journal.edit(session, entry.id)
    answers = replace(draft.answers, what_happened=words)
    return journal.finish(session, draft.with_answers(answers, draft.step, session.now()))


def test_a_landing_or_a_person_is_offered_after_the_third_time_in_a_day(
    qtbot: QtBot, session: Session, page: EntryPage, write: Write
) -> None:
    entry = write(what_happened="She texted at nine.")
    change(session, entry, "She texted at ten.")
    show(page, qtbot, entry)
    assert not find(page, "entry_brake").isVisible()
    change(session, entry, "She texted at eleven.")
    page.arrive()
    settle()
    assert find(page, "entry_brake").isVisible()
    assert not any(character.isdigit() for label in find(page, "entry_brake").findChildren(QLabel)
                   for character in label.text())  # fmt: skip
    with qtbot.waitSignal(page.right_now_requested):
        click(page, "brake_land")
    with qtbot.waitSignal(page.support_requested):
        click(page, "brake_person")
    assert {"brake_land", "brake_person", "brake_not_today"} <= set(tab_order(page))
    assert cut_off(page) == []


def test_not_today_holds_for_that_day(
    qtbot: QtBot, session: Session, page: EntryPage, write: Write, clock: StandingClock
) -> None:
    entry = write(what_happened="one")
    for words in ("two", "three"):
        change(session, entry, words)
    show(page, qtbot, entry)
    click(page, "brake_not_today")
    change(session, entry, "four")
    page.arrive()
    settle()
    assert not find(page, "entry_brake").isVisible()
    clock.pass_time(days=1)
    for words in ("five", "six", "seven"):
        change(session, entry, words)
    page.arrive()
    settle()
    assert find(page, "entry_brake").isVisible()


def test_entries_of_other_moments_do_not_go_round(
    qtbot: QtBot, session: Session, page: EntryPage, write: Write
) -> None:
    for words in ("one", "two", "three", "four"):
        entry = write(what_happened=words)
    show(page, qtbot, entry)
    assert not find(page, "entry_brake").isVisible()


def test_entries_of_one_incident_go_round_together(
    qtbot: QtBot, session: Session, page: EntryPage, write: Write
) -> None:
    for words in ("one", "two", "three"):
        entry = write(what_happened=words)
        session.vault.entries.replace(replace(entry, incident="that evening"))
    show(page, qtbot, entry)
    assert find(page, "entry_brake").isVisible()
