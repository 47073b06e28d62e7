# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On every view, every number is opened where it stands, and lists exactly the moments it counts."""

from __future__ import annotations

import random
import re

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.patterns.writing import write_moment
from tests.ui.seeing import find, put_on_screen, settle, words_on
from tests.world import StandingClock
from waterline.app import insight, journal, requests
from waterline.app.session import Session
from waterline.domain import sheets
from waterline.domain.entry import Answers
from waterline.domain.pattern.written import Tally
from waterline.domain.request import KIND as REQUEST
from waterline.domain.request import RequestAnswers
from waterline.domain.right_now import KIND as RIGHT_NOW
from waterline.domain.right_now import RightNow
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import BETWEEN, FEARS, FEELINGS, INSIDE, MYSELF, NEEDS, TRIGGERS
from waterline.ui.desk import InstantDesk
from waterline.ui.patterns import section_words, sentences
from waterline.ui.patterns.number_links import NumberLinks
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.patterns.section import Section
from waterline.ui.patterns.told import Told
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme

VIEWS = (
    "fear_months", "need_months", "trail", "kind", "hour", "weekday", "gap", "asked", "kind_word", f"hearts_{MYSELF}",
    "eased", "foretold",
)  # fmt: skip

NO_COUNTS = re.compile(
    r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]{2} \d{4}|\d\d:\d\d|\d+ times|The latest: .*|once \d+ of|over 8 weeks"
    r"|from \d+ (hot )?moments|over \d+ days|named in \d+ of|\d+ fears and needs"
)
"""Days, hours, slots of the clock, thresholds, kinds, and strengths of a feeling: no number of moments."""


@pytest.fixture
def page(qtbot, theme: Theme, session: Session) -> PatternsPage:
    return PatternsPage(session, InstantDesk(), theme)


def write(session: Session, kind: str, answers: Answers) -> str:
    draft = journal.begin(session, kind)
    return journal.finish(session, draft.with_answers(answers, "end", session.now())).id


@pytest.fixture(params=[3, 56])
def journal_of_all(request: pytest.FixtureRequest, session: Session, clock: StandingClock) -> Session:
    """Something for every view, below its threshold and above: shared incidents, times unknown, things between us."""
    dice = random.Random(request.param)
    with session.vault.transaction():
        for number in range(request.param):
            entry = write_moment(
                session,
                f"Moment {number}",
                feelings=tuple(dice.sample(FEELINGS[:3], 1)),
                fears=tuple(dice.sample(FEARS[:3], dice.choice((0, 1, 2)))),
                needs=tuple(dice.sample(NEEDS[:3], 1)),
                triggers=(dice.choice(TRIGGERS[:3]),),
                triage=INSIDE if number % 8 else BETWEEN,
                happened=Stamp(clock.stamp.utc_ms - dice.randrange(300) * 3_600_000 * 11, "Europe/Berlin", 60),
                happened_time_known=number % 12 != 5,
                feared="She leaves." if number % 5 == 2 else "",
                turned_out="She stayed." if number % 10 == 2 else "",
            )
            if number % 9 in (3, 4):
                session.vault.incidents.put({entry: f"incident-{number // 9}"})
        for number in range(request.param // 2):
            us = BETWEEN if number % 4 == 3 else None
            asked = write(session, REQUEST, RequestAnswers(needs=(dice.choice(NEEDS[:2]),), ask="sit", triage=us))
            requests.say_reply(session, asked, dice.choice(("yes", "no", "another_way")))
            requests.say_met(session, asked, dice.choice(("yes", "partly", "no")))
            landed = dice.choice(("landed", "faded", "not_landed", None))
            write(session, sheets.REASSURANCE, sheets.Reassurance(landed=landed, what_happened="Mine.", triage=us))
            write(
                session,
                RIGHT_NOW,
                RightNow((), intensity_before=7, intensity_after=4, tools=(("move", 60),), triage=us),
            )
        for level in ("thin", "full", "okay"):
            write(session, sheets.HEARTS, sheets.Hearts(people=(MYSELF,), here=level))
    return session


def incidents(session: Session, entries: tuple[str, ...]) -> set[str]:
    """Look every entry up by itself."""
    return {journal.entry(session, each).incident or each for each in entries}


def numbers_in(said: str) -> set[int]:
    return {int(each) for each in re.findall(r"\d+", NO_COUNTS.sub("", said))}


@pytest.mark.parametrize("include", [False, True])
def test_every_number_of_every_card_lists_exactly_what_it_counts(
    qtbot, page: PatternsPage, journal_of_all: Session, include: bool
) -> None:
    put_on_screen(page, qtbot)
    if include:
        find(page, "patterns_include_between", QAbstractButton).click()
        settle()
    sections = {each.key: each for each in section_words.sections(insight.patterns(journal_of_all, _wanted(include)))}
    assert set(VIEWS) == set(sections)
    for view, told in sections.items():
        tallies = _open_every_number(journal_of_all, find(page, f"section_{view}", Section), told)
        found = {each.count for each in tallies} | {len(each.entries) for each in tallies} | {0}
        assert numbers_in(told.reading) <= found, told.reading
        assert numbers_in(told.counted[0]) <= found, told.counted[0]
        assert "marked as between us" in told.counted[0].lower(), "it says whether what is between us is counted"


def _open_every_number(session: Session, card: Section, told: Told) -> list[Tally]:
    """Click every link and line of a card; returns the numbers that stand where one can click."""
    listed = find(card, f"section_{told.key}_moments_entries", LineList)
    tallies: list[Tally] = []

    def see(tally: Tally) -> None:
        opened = tuple(line.key for line in listed.lines()) if not card.drill_down.isHidden() else ()
        assert opened == tally.entries, told.key
        assert len(incidents(session, opened)) == tally.count, told.key
        tallies.append(tally)
        card.drill_down.hide()

    for group in card.findChildren(NumberLinks):
        for at, link in enumerate(group.links()):
            find(group, f"{group.objectName()}_{at}", QAbstractButton).click()
            see(link.tally)
    for line in told.lines:
        card.numbers.chosen.emit(line.key)
        see(told.opens[line.key][1])
    return tallies


@pytest.mark.parametrize("include", [False, True])
def test_every_number_over_and_in_the_grid_lists_exactly_what_it_counts(
    qtbot, page: PatternsPage, journal_of_all: Session, include: bool
) -> None:
    put_on_screen(page, qtbot)
    if include:
        find(page, "patterns_include_between", QAbstractButton).click()
        settle()
    found = insight.patterns(journal_of_all, _wanted(include))
    tallies = [found.everything, found.between_us]
    listed = find(page, "drill_down_entries", LineList)
    for at, tally in enumerate(tallies):
        find(page, f"patterns_numbers_{at}", QAbstractButton).click()
        settle()
        opened = tuple(line.key for line in listed.lines())
        assert (opened, len(incidents(journal_of_all, opened))) == (tally.entries, tally.count)
    for row in found.grid.cells:
        for cell in row:
            if cell.count:
                find(page, "counts", LineList).chosen.emit(sentences.cell_key(cell))
                opened = tuple(line.key for line in listed.lines())
                assert (opened, len(incidents(journal_of_all, opened))) == (cell.entries, cell.count)
                tallies.append(cell.found)
    said = [sentences.summary(found.grid), sentences.between(found), sentences.chosen(found)]
    assert numbers_in(" ".join(said)) <= {0, *(each.count for each in tallies), len(found.between_us.entries)}
    assert set(said[:2]) <= set(words_on(page))


def test_what_was_opened_stays_open_while_something_is_counted_anew(
    qtbot, page: PatternsPage, journal_of_all: Session
) -> None:
    put_on_screen(page, qtbot)
    find(page, "patterns_numbers_0", QAbstractButton).click()
    settle()
    before = len(find(page, "drill_down_entries", LineList).lines())
    find(page, "patterns_include_between", QAbstractButton).click()
    settle()
    assert len(find(page, "drill_down_entries", LineList).lines()) > before


def _wanted(include: bool) -> insight.Wanted:
    return insight.Wanted(between=include)
