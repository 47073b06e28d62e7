# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside the grid: every number opens exactly its moments, and what is chosen is counted and kept."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.patterns.writing import LEFT_TIME, write_moment, write_moments
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from tests.world import StandingClock
from waterline.app import insight, journal, tags
from waterline.app.session import Session
from waterline.domain.pattern.wanted import DAYS_30, ONLY_PACK, OWN, WITHOUT_PACK
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import FEARS, FEELINGS, NEEDS, TRIGGERS
from waterline.ui.desk import InstantDesk
from waterline.ui.patterns.choosing import Choosing
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.patterns.section import Section
from waterline.ui.shared.chips import Chip
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme

KEYS = ("trail", "kind", "hour", "weekday", "gap")


@pytest.fixture
def page(qtbot, theme: Theme, session: Session) -> PatternsPage:
    return PatternsPage(session, InstantDesk(), theme)


@pytest.fixture
def full(session: Session, clock: StandingClock) -> Session:
    """A journal long enough for every section."""
    dice = random.Random(7)
    with session.vault.transaction():
        for number in range(60):
            happened = Stamp(clock.stamp.utc_ms - dice.randrange(200) * 3_600_000 * 15, "Europe/Berlin", 60)
            write_moment(
                session,
                f"Moment {number}",
                feelings=(dice.choice(FEELINGS[:3]),),
                fears=(dice.choice(FEARS[:3]),),
                needs=(dice.choice(NEEDS[:3]),),
                triggers=(dice.choice(TRIGGERS[:3]),),
                happened=happened,
            )
    return session


def section(page: PatternsPage, key: str) -> Section:
    return find(page, f"section_{key}", Section)


def numbers(card: Section) -> LineList:
    assert isinstance(card.numbers, LineList)
    return card.numbers


def said(page: PatternsPage) -> str:
    return " ".join(words_on(page))


# Every number -------------------------------------------------------------------------------------
def test_every_number_of_every_section_lists_exactly_the_moments_it_counts(
    qtbot, page: PatternsPage, full: Session
) -> None:
    put_on_screen(page, qtbot)
    found = insight.patterns(full)
    expected = {f"kind\n{key}": tally for key, tally in found.kinds.shown}
    expected |= {f"hour\n{hour}": tally for hour, tally in enumerate(found.hours.slots)}
    expected |= {f"weekday\n{day}": tally for day, tally in enumerate(found.weekdays.slots)}
    expected |= {f"gap\n{gaps.role}\n{gaps.key}": gaps.found for gaps in found.recurrences}
    expected |= {
        f"trail\n{trail.feeling}\n{root.role}\n{root.key}": root.found for trail in found.trails for root in trail.roots
    }
    expected |= {f"trail\n{trail.feeling}": trail.found for trail in found.trails}
    seen = {}
    for key in KEYS:
        card = section(page, key)
        listed = find(card, f"section_{key}_moments_entries", LineList)
        for line in numbers(card).lines():
            card.drill_down.hide()
            card.numbers.chosen.emit(line.key)
            seen[line.key] = tuple(each.key for each in listed.lines()) if card.drill_down.isVisible() else ()
    assert seen == {key: tally.entries for key, tally in expected.items()}
    assert all(len(set(entries)) == expected[key].count for key, entries in seen.items())


@pytest.mark.parametrize("key", ["fear_months", "need_months"])
def test_every_dot_lists_exactly_the_moments_of_its_month(qtbot, page: PatternsPage, full: Session, key: str) -> None:
    put_on_screen(page, qtbot)
    card = section(page, key)
    found = insight.patterns(full).over_time
    series = found.fears if key == "fear_months" else found.needs
    model = card.months.model()
    assert (model.rowCount(), model.columnCount()) == (len(series), len(found.months))
    assert sum(tally.count for each in series for tally in each.months) == 60, "each names one, in one month"
    listed = find(card, f"section_{key}_moments_entries", LineList)
    for row, each in enumerate(series):
        for column, tally in enumerate(each.months):
            card.drill_down.hide()
            card.months.clicked.emit(model.index(row, column))
            opened = tuple(line.key for line in listed.lines()) if card.drill_down.isVisible() else ()
            assert opened == tally.entries
            assert model.index(row, column).data() == (str(tally.count) if tally.count else "·")


def test_a_dot_is_walked_to_from_the_latest_month_opened_by_key_and_spoken(
    qtbot, page: PatternsPage, full: Session
) -> None:
    put_on_screen(page, qtbot)
    months = section(page, "fear_months").months
    months.setFocus(Qt.FocusReason.TabFocusReason)
    last = months.model().columnCount() - 1
    assert months.currentIndex().column() == last
    QTest.keyClick(months, Qt.Key.Key_Left)
    spoken = months.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("“Being left” in ")
    assert spoken.endswith("moments. Press Enter to read.")
    QTest.keyClick(months, Qt.Key.Key_Return)
    settle()
    assert section(page, "fear_months").drill_down.entries.hasFocus()


def test_a_bar_prints_the_number_it_opens(qtbot, page: PatternsPage, full: Session) -> None:
    put_on_screen(page, qtbot)
    for key in ("kind", "hour", "weekday"):
        bars = section(page, key).bars
        for line in bars.lines():
            number = section(page, key).number(line.key)
            assert number is not None
            assert bars.bars[line.key].number == (str(number[1].count) if number[1].count else "·")


def test_a_number_is_opened_by_key_and_put_away_by_key(qtbot, page: PatternsPage, full: Session) -> None:
    put_on_screen(page, qtbot)
    card = section(page, "kind")
    card.numbers.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.numbers, Qt.Key.Key_Return)
    settle()
    assert card.drill_down.entries.hasFocus()
    with qtbot.waitSignal(page.entry_chosen):
        QTest.keyClick(card.drill_down.entries, Qt.Key.Key_Return)
    QTest.keyClick(card.drill_down.entries, Qt.Key.Key_Escape)
    assert not card.drill_down.isVisible()
    assert card.numbers.hasFocus()


def test_one_list_of_moments_is_open_at_a_time(qtbot, page: PatternsPage, full: Session) -> None:
    put_on_screen(page, qtbot)
    first, second = section(page, "kind"), section(page, "weekday")
    first.numbers.chosen.emit(numbers(first).lines()[0].key)
    second.numbers.chosen.emit(numbers(second).lines()[0].key)
    settle()
    assert not first.drill_down.isVisible()
    assert second.drill_down.isVisible()


def test_a_list_left_open_closes_when_nothing_stands_behind_it(qtbot, page: PatternsPage, session: Session) -> None:
    entry = write_moment(session, feelings=("angry",), fears=("being_left",))
    write_moment(session)
    put_on_screen(page, qtbot)
    card = section(page, "trail")
    card.numbers.chosen.emit(numbers(card).lines()[0].key)
    QTest.keyClick(card.drill_down.entries, Qt.Key.Key_Return)  # reading it
    page.leave()
    journal.trash(session, entry)
    page.arrive()
    assert not card.drill_down.isVisible()


def test_below_its_threshold_a_section_says_what_is_missing(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 2, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert "Times of day are told from 30 moments with a time on; so far: 0." in said(page)
    assert "The time is not known for 2 moments, which are left out here." in said(page)
    assert "Days of the week are told from 50 moments on; so far: 2." in said(page)
    assert "Months are told from 12 moments on, over 8 weeks at least; so far: 2" in said(page)
    assert "listed here once 4 of the moments" in said(page)
    assert not any(section(page, key).numbers.isVisible() for key in (*KEYS, "fear_months") if key != "trail")


# Choosing -----------------------------------------------------------------------------------------
def test_a_period_is_counted_kept_for_the_next_visit_and_taken_back_by_one_click(
    qtbot, page: PatternsPage, session: Session, theme: Theme, clock: StandingClock
) -> None:
    write_moments(session, 3, **LEFT_TIME)
    clock.pass_time(days=40)
    write_moments(session, 2, **LEFT_TIME)
    put_on_screen(page, qtbot)
    find(page, f"choose_span_{DAYS_30}", Chip).click()
    assert "Of the 2 moments" in said(page)
    later = PatternsPage(session, InstantDesk(), theme)
    put_on_screen(later, qtbot)
    assert "Of the 2 moments" in said(later)
    find(later, "choose_everything", QAbstractButton).click()
    settle()
    assert "Of the 5 moments" in said(later)
    assert not find(later, "choose_everything").isVisible()
    assert not insight.kept_wanted(session).narrowed


def test_days_of_ones_own_and_people_and_kinds_narrow_what_is_counted(
    qtbot, page: PatternsPage, session: Session, clock: StandingClock
) -> None:
    ada = journal.add_person(session, "Ada")
    write_moment(session, people=(ada.id,), triggers=("social_media",))
    write_moment(session, triggers=("social_media",))
    put_on_screen(page, qtbot)
    find(page, "choose_more_button", QAbstractButton).click()
    find(page, f"choose_people_{ada.id}", Chip).click()
    assert "You have written down one moment" in said(page)
    find(page, f"choose_people_{ada.id}", Chip).click()
    find(page, "choose_kinds_social_media", Chip).click()
    assert "Of the 2 moments" in said(page)
    find(page, f"choose_span_{OWN}", Chip).click()
    choosing = find(page, "choosing", Choosing)
    day = clock.stamp.local
    choosing.last.setDate(QDate(day.year, day.month, day.day))
    choosing.first.setDate(QDate(day.year, day.month, day.day))
    assert "Of the 2 moments" in said(page)
    choosing.last.setDate(QDate(day.year, day.month, day.day).addDays(-1))
    choosing.first.setDate(QDate(day.year, day.month, day.day).addDays(-1))
    settle()
    assert "No moments in what you chose" in said(page)
    assert find(page, "choose_everything").isVisible(), "there is a way back"


def test_tags_and_the_kink_pack_narrow_what_is_counted_and_are_kept(
    qtbot, page: PatternsPage, session: Session, theme: Theme
) -> None:
    tagged = write_moment(session, needs=("time",))
    write_moment(session, needs=("devotion",))
    write_moment(session, triggers=("skill_compared",))
    night = tags.add(session, tagged, "Night").answers.tags[0]
    put_on_screen(page, qtbot)
    find(page, "choose_more_button", QAbstractButton).click()
    find(page, f"choose_tags_{night}", Chip).click()
    assert insight.kept_wanted(session).tags == (night,)
    assert insight.patterns(session, insight.kept_wanted(session)).grid.n == 1
    assert "You have written down one moment" in said(page)
    find(page, f"choose_tags_{night}", Chip).click()
    find(page, f"choose_pack_{ONLY_PACK}", Chip).click()
    assert "Of the 2 moments" in said(page)
    later = PatternsPage(session, InstantDesk(), theme)
    put_on_screen(later, qtbot)
    assert "Of the 2 moments" in said(later)
    find(later, f"choose_pack_{WITHOUT_PACK}", Chip).click()
    assert "You have written down one moment" in said(later)
    find(later, "section_trail_counting_button", QAbstractButton).click()
    settle()
    assert "without those that name something of the kink pack" in said(later)


def test_where_nothing_names_the_kink_pack_it_is_not_spoken_of(qtbot, page: PatternsPage, session: Session) -> None:
    write_moment(session, needs=("time",), triggers=("social_media",))
    put_on_screen(page, qtbot)
    find(page, "choose_more_button", QAbstractButton).click()
    assert "kink" not in said(page)
    assert not find(page, "choose_tags").isVisible()


def test_every_card_says_what_is_counted_in_it_and_whether_between_us_is(
    qtbot, page: PatternsPage, session: Session
) -> None:
    ada = journal.add_person(session, "Ada")
    write_moment(session, people=(ada.id,), triggers=("social_media",))
    write_moment(session, people=(ada.id,), triggers=("social_media",), triage="between")
    write_moment(session, triggers=("social_media",))
    put_on_screen(page, qtbot)
    find(page, "choose_more_button", QAbstractButton).click()
    find(page, f"choose_people_{ada.id}", Chip).click()
    find(page, "choose_kinds_social_media", Chip).click()
    card = section(page, "weekday")
    find(card, "section_weekday_counting_button", QAbstractButton).click()
    settle()
    words = " ".join(words_on(card))
    assert "Counted here: one moment, on " in words
    assert "only those with Ada, only those of the kind “Social media”." in words
    assert "Marked as between us, and left out: one entry." in words
    find(page, "patterns_include_between", QAbstractButton).click()
    settle()
    words = " ".join(words_on(card))
    assert "Counted here: 2 moments, on " in words
    assert "Marked as between us, and counted here too: one entry." in words


def test_a_wish_of_another_version_is_passed_over(session: Session) -> None:
    session.vault.meta.keep("patterns_wanted", '{"span": "moon", "people": ["ada"], "more": 1}')
    assert insight.kept_wanted(session).people == ("ada",)
    assert insight.kept_wanted(session).span == "all"


@pytest.mark.parametrize(("mode", "scale", "size"), [("light", 1.0, (784, 560)), ("contrast", 2.0, (784, 540))])
def test_nothing_of_the_sections_is_cut_off(
    qtbot, page: PatternsPage, full: Session, theme: Theme, mode: str, scale: float, size
) -> None:
    theme.apply(mode=mode, scale=scale)  # pyright: ignore[reportArgumentType]
    put_on_screen(page, qtbot, size)
    find(page, "choose_more_button", QAbstractButton).click()
    for key in (*KEYS, "fear_months", "need_months"):
        find(page, f"section_{key}_counting_button", QAbstractButton).click()
    settle()
    assert cut_off(page) == []
