# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Your words in Settings, and how they then stand wherever words are chosen or read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.app.test_journal import written
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from tests.ui.settings.room import Room
from waterline.app import journal, terms
from waterline.app.session import Session
from waterline.domain.dig import Step
from waterline.domain.entry import Answers
from waterline.domain.terms import FEAR, FEELING, NEED, TRIGGER
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.looking_bar import LookingBar
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.requests.request_form import RequestForm
from waterline.ui.shared import words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.offering import learn_words
from waterline.ui.theme import Theme


@pytest.fixture(autouse=True)
def names_forgotten() -> Iterator[None]:
    yield
    words.call_by({})


def chips(page, name: str) -> list[str]:
    return [chip.words() for chip in find(page, name, ChipGroup).chips()]


def test_one_list_shows_at_a_time_and_none_at_first(room: Room) -> None:
    assert not room.shows("words_word")
    room.click("words_which_fear")
    assert chips(room.page, "words_word")[0] == "Being left"
    assert find(room.page, "words_add_name", QLineEdit).accessibleName() == "Another fear"
    room.click("words_which_need")
    assert chips(room.page, "words_word")[0] == "Time"


def test_a_word_is_added_and_renamed(session: Session, room: Room) -> None:
    room.click("words_which_fear")
    room.write("words_add_name", "The phone turned over")
    room.click("words_add_keep")
    assert chips(room.page, "words_word")[-1] == "The phone turned over"
    room.click("words_word_being_left")
    assert find(room.page, "words_rename_name").accessibleName() == "Another name for “Being left”"
    room.write("words_rename_name", "Waking up alone")
    room.click("words_rename_keep")
    assert chips(room.page, "words_word")[0] == "Waking up alone"
    assert words.label(words.FEARS, "being_left") == "Waking up alone"
    assert not room.shows("words_rename_form")
    assert find(room.page, "words_word_being_left").hasFocus()
    room.click("words_word_being_left")
    assert room.says("Waterline’s word: Being left.")
    room.write("words_rename_name", "")
    room.click("words_rename_keep")
    assert chips(room.page, "words_word")[0] == "Being left"


def test_a_word_is_put_away_and_brought_back_with_one_button_that_keeps_the_keyboard(
    session: Session, room: Room
) -> None:
    room.click("words_which_fear")
    room.click("words_word_being_replaced")
    button = find(room.page, "words_archive")
    button.setFocus()
    room.click("words_archive")
    assert terms.offered(session).archived["fears"] == ("being_replaced",)
    assert chips(room.page, "words_word")[1] == "Being replaced (put away)"
    assert button.hasFocus()
    assert button.accessibleName() == "Bring back: Being replaced"
    room.click("words_archive")
    assert terms.offered(session).archived["fears"] == ()


def test_escape_leaves_a_word_as_it_was(session: Session, room: Room) -> None:
    room.click("words_which_need")
    room.click("words_word_time")
    room.write("words_rename_name", "Evenings")
    QTest.keyClick(find(room.page, "words_rename_name"), Qt.Key.Key_Escape)
    assert not room.shows("words_rename_form")
    assert terms.offered(session).names[NEED] == {}


def test_a_name_that_is_taken_is_refused_in_words(session: Session, room: Room) -> None:
    room.click("words_which_feeling")
    room.write("words_add_name", "sad")
    room.click("words_add_keep")
    assert "in use already" in room.said_in("words_add_trouble")
    room.click("words_word_angry")
    room.write("words_rename_name", "Sad")
    room.click("words_rename_keep")
    assert "in use already" in room.said_in("words_rename_trouble")
    assert find(room.page, "words_rename_name", QLineEdit).text() == "Sad"
    assert len(terms.terms(session, FEELING)) == len(words.FEELINGS)


def test_ones_own_words_are_offered_in_the_dig_and_those_put_away_only_where_chosen(
    session: Session, theme: Theme, qtbot
) -> None:
    mine = [terms.add(session, role, f"Own {role}", {}) for role in (FEELING, TRIGGER, FEAR, NEED)]
    terms.set_archived(session, FEAR, "missing_out", archived=True)
    terms.set_archived(session, FEAR, "shut_out", archived=True)
    desk = InstantDesk()
    page = DigPage(session, desk, theme, DraftKeeper(desk, session))
    draft = journal.begin_dig(session, step=Step.FEAR)
    page.open(draft.with_answers(Answers(fears=("shut_out", mine[2].key)), "fear", session.now()))
    put_on_screen(page, qtbot)
    assert "Own fear" in chips(page, "fears")
    assert "Missing out" not in chips(page, "fears")
    assert find(page, "fears", ChipGroup).selected() == [mine[2].key, "shut_out"]
    for step, name in ((Step.NAME, "feelings"), (Step.HAPPENED, "triggers"), (Step.NEED, "needs")):
        page.go_to(step)
        settle()
        assert chips(page, name)[-1].startswith("Own ")


def test_other_flows_offer_them_as_well(session: Session, theme: Theme, qtbot) -> None:
    terms.add(session, FEELING, "Prickly", {})
    terms.add(session, NEED, "Sleep", {})
    form = RequestForm(theme, session, InstantDesk())
    qtbot.addWidget(form)
    form.load()
    assert chips(form, "request_feelings")[-1] == "Prickly"
    assert chips(form, "request_needs")[-1] == "Sleep"


def test_an_entry_and_the_patterns_and_the_search_call_a_word_as_its_person_does(
    session: Session, theme: Theme, clock, qtbot
) -> None:
    mine = terms.add(session, FEAR, "The phone turned over", {})
    terms.rename(session, NEED, "time", "An evening", {})
    terms.set_archived(session, FEAR, mine.key, archived=True)
    entries = [written(session, clock, fears=(mine.key,), needs=("time",)) for _ in range(5)]
    desk = InstantDesk()
    page = EntryPage(session, desk, theme)
    learn_words(page, session, desk)
    page.show_entry(entries[0].id)
    put_on_screen(page, qtbot)
    assert "The phone turned over" in words_on(page)
    assert "An evening" in words_on(page)
    patterns = PatternsPage(session, desk, theme)
    put_on_screen(patterns, qtbot)
    assert any("The phone turned over" in text and "An evening" in text for text in words_on(patterns))
    bar = LookingBar(theme, clock)
    qtbot.addWidget(bar)
    bar.offer(terms.offered(session))
    assert chips(bar, "looking_fear")[-1] == "The phone turned over"
    assert chips(bar, "looking_need")[0] == "An evening"


def test_a_name_is_forgotten_when_the_journal_closes() -> None:
    words.call_by({FEAR: {"being_left": "Waking up alone"}})
    words.call_by({})
    assert words.label(words.FEARS, "being_left") == "Being left"
    assert words.label(words.FEARS, "own-1") == "A word of your own"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(room: Room, session: Session, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    terms.rename(session, TRIGGER, "social_media", "What I see of them on that one page again"[:40], {})
    terms.set_archived(session, TRIGGER, "social_media", archived=True)
    room.click("words_which_trigger")
    room.click("words_word_social_media")
    assert cut_off(room.page) == []
