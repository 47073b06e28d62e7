# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests, kind words, HEARTS and hot moments on the page: in a sentence, a picture, and lines that open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.patterns.writing import LEFT_TIME, write_moment
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from tests.world import StandingClock
from waterline.app import insight, journal, requests
from waterline.app.session import Session
from waterline.domain import sheets
from waterline.domain.entry import Answers
from waterline.domain.request import KIND, RequestAnswers
from waterline.domain.right_now import KIND as RIGHT_NOW
from waterline.domain.right_now import RightNow
from waterline.ui.desk import InstantDesk
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.patterns.section import Section
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


def write(session: Session, kind: str, answers: Answers) -> str:
    draft = journal.begin(session, kind)
    return journal.finish(session, draft.with_answers(answers, "end", session.now())).id


@pytest.fixture
def page(qtbot, theme: Theme, session: Session) -> PatternsPage:
    return PatternsPage(session, InstantDesk(), theme)


@pytest.fixture
def full(session: Session, clock: StandingClock) -> Session:
    """Some of everything that is counted beside the digs."""
    ada = journal.add_person(session, "Ada")
    with session.vault.transaction():
        for number, reply in enumerate(("yes", "no", None)):
            asked = RequestAnswers(needs=("time", "clarity")[: number + 1], ask=f"sit with me {number}")
            entry = write(session, KIND, asked)
            if reply:
                requests.say_reply(session, entry, reply)
                requests.say_met(session, entry, "partly")
        for landed in ("landed", "faded", "not_landed", "faded", None):
            write(session, sheets.REASSURANCE, sheets.Reassurance(landed=landed, what_happened="You are mine too."))
        for level in ("thin", "full"):
            clock.pass_time(days=1)
            write(session, sheets.HEARTS, sheets.Hearts(people=(ada.id,), here=level, delight="okay", turning=level))
        for number in range(12):
            tools = (("pause_timer", 60 * number),) if number % 2 else (("move", 60), ("kind_word", 30))
            write(session, RIGHT_NOW, RightNow(tools=tools, intensity_before=8, intensity_after=5 + number % 4))
    return session


def section(page: PatternsPage, key: str) -> Section:
    return find(page, f"section_{key}", Section)


def shown(page: PatternsPage, name: str) -> bool:
    return any(each.isVisible() for each in page.findChildren(Section, name))


def said(page: PatternsPage) -> str:
    return " ".join(words_on(page))


def test_what_was_written_beside_the_digs_is_told_also_where_there_is_no_dig(qtbot, page: PatternsPage, full) -> None:
    put_on_screen(page, qtbot)
    words = said(page)
    assert "You wrote a request in 3 moments" in words
    assert "Yes: 1, another way: 0, no: 1. The need was met in 0, partly in 2." in words
    assert "it landed in 1, faded within the hour in 2, did not land in 1" in words
    assert "On the latest: Here full, Expressed delight okay, Turning toward after conflict full." in words
    assert "12 moments you wrote down" in words
    assert "from 8 to" in words
    assert not shown(page, "section_trail"), "the sections of the digs wait for a dig"


@pytest.mark.parametrize("word", ["works", "helped", "because", "score", "average", "%"])
def test_none_of_it_claims_a_cause_or_adds_up_to_a_score(qtbot, page: PatternsPage, full, word: str) -> None:
    put_on_screen(page, qtbot)
    assert word not in said(page)


def test_what_was_agreed_is_looked_at_before_the_numbers_of_kind_words(qtbot, page: PatternsPage, full) -> None:
    put_on_screen(page, qtbot)
    card = section(page, "kind_word")
    words = words_on(card)
    place = next(at for at, each in enumerate(words) if "what the two of you agreed" in each)
    assert place < next(at for at, each in enumerate(words) if "it landed in 1" in each)
    with qtbot.waitSignal(page.agreements_requested):
        find(card, "section_kind_word_agreements", QAbstractButton).click()


def test_every_number_opens_its_entries_in_the_picture_and_in_sentences(qtbot, page: PatternsPage, full) -> None:
    put_on_screen(page, qtbot)
    found = insight.patterns(full)
    person = found.others.hearts.people[0].person
    for key in ("asked", "kind_word", f"hearts_{person}", "eased"):
        card = section(page, key)
        find(card, f"section_{key}_turn", QAbstractButton).click()
        assert isinstance(card.numbers, LineList)
        listed = find(card, f"section_{key}_moments_entries", LineList)
        for line in card.numbers.lines():
            number = card.number(line.key)
            assert number is not None
            card.drill_down.hide()
            card.numbers.chosen.emit(line.key)
            if number[1].count:
                assert tuple(each.key for each in listed.lines()) == number[1].entries
            else:
                assert not card.drill_down.isVisible()
        find(card, f"section_{key}_turn", QAbstractButton).click()


def test_what_was_feared_is_read_beside_what_happened_one_moment_at_a_time(
    qtbot, page: PatternsPage, session: Session, clock: StandingClock
) -> None:
    told = write_moment(session, feared="She will not come home.", turned_out="She came at eleven.\nTired, and kind.")
    clock.pass_time(days=1)
    waiting = write_moment(session, feared="He forgets my birthday.")
    write_moment(session, feared="   ")
    put_on_screen(page, qtbot)
    card = section(page, "foretold")
    lines = {line.key: line for line in card.lines.lines()}
    assert lines[f"foretold\n{told}"].words == "She will not come home."
    assert lines[f"foretold\n{told}"].detail.endswith("What did happen: She came at eleven. Tired, and kind.")
    assert lines[f"foretold\n{waiting}"].detail.endswith("What happened is not written down")
    listed = find(card, "section_foretold_moments_entries", LineList)
    opened: dict[str, tuple[str, ...]] = {}
    for key in lines:
        card.lines.chosen.emit(key)
        opened[key] = tuple(line.key for line in listed.lines())
    assert opened == {
        "foretold\ntold": (told,),
        "foretold\nopen": (waiting,),
        f"foretold\n{waiting}": (waiting,),
        f"foretold\n{told}": (told,),
    }
    words = " ".join(words_on(card))
    assert "In 2 moments you wrote down what you thought would happen, between" in words
    assert not any(rate in words for rate in ("%", " of 2", "came true in", "average"))


def test_what_was_feared_in_a_moment_between_two_people_waits_to_be_asked_for(
    qtbot, page: PatternsPage, session: Session
) -> None:
    write_moment(session, feared="She lies again.", triage="between")
    put_on_screen(page, qtbot)
    assert not shown(page, "section_foretold")
    find(page, "patterns_include_between", QAbstractButton).click()
    settle()
    assert shown(page, "section_foretold")
    assert insight.patterns(session).written == 1, "a dig is one entry, whatever is told of it"


def test_the_table_of_requests_and_of_letters_is_walked_and_spoken(qtbot, page: PatternsPage, full) -> None:
    put_on_screen(page, qtbot)
    rows = section(page, "asked").months.rows()
    assert rows.names[:2] == ("All requests", "Time")
    assert rows.spoken(1, 2) == "“Time”: Yes: one moment. Press Enter to read."
    person = insight.patterns(full).others.hearts.people[0].person
    letters = section(page, f"hearts_{person}").months.rows()
    assert letters.spoken(0, 0).startswith("Here, ")
    assert letters.spoken(0, 0).endswith(": Thin. Press Enter to read.")
    assert letters.level(2, 0) is None


def test_below_its_threshold_each_says_what_is_missing(qtbot, page: PatternsPage, session: Session) -> None:
    write(session, sheets.HEARTS, sheets.Hearts(here="thin"))
    write(session, sheets.REASSURANCE, sheets.Reassurance(landed="landed"))
    write(session, RIGHT_NOW, RightNow(tools=(("move", 60),), intensity_before=8, intensity_after=5))
    put_on_screen(page, qtbot)
    assert "from 2 check-ins with the same person on" in said(page)
    assert "This is told from 3 moments with an answer on; so far: 1." in said(page)
    assert "Shown from 3 hot moments with a number before and after on; so far: 1." in said(page)


def test_a_section_leaves_with_the_last_of_its_entries(qtbot, page: PatternsPage, session: Session) -> None:
    write_moment(session, **LEFT_TIME)
    entry = write(session, KIND, RequestAnswers(needs=("time",)))
    put_on_screen(page, qtbot)
    assert section(page, "asked").isVisible()
    journal.trash(session, entry)
    page.arrive()
    settle()
    assert not shown(page, "section_asked")
    assert shown(page, "section_trail")


def test_none_of_it_is_counted_among_fears_and_needs(session: Session, full) -> None:
    found = insight.patterns(full)
    assert (found.grid.n, found.kinds.n, found.trails) == (0, 0, ())
    narrowed = insight.patterns(full, replace(found.wanted, people=(found.people[0].id,)))
    assert narrowed.others.hearts.n == 2
    assert not narrowed.others.requests.entries


@pytest.mark.parametrize(("mode", "scale", "size"), [("light", 1.0, (784, 560)), ("contrast", 2.0, (784, 540))])
def test_nothing_of_it_is_cut_off(qtbot, page: PatternsPage, full, theme: Theme, mode: Any, scale: float, size) -> None:
    theme.apply(mode=mode, scale=scale)
    put_on_screen(page, qtbot, size)
    settle()
    assert cut_off(page) == []
