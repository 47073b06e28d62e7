# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: write a moment, see it in the patterns, read a section, be gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from tests.journeys import ways
from tests.journeys.ways import Moment
from waterline.domain.pattern.grid import GRID_THRESHOLD
from waterline.domain.vocabulary import FEARS, NEEDS, NONE_NAMED

LATE = Moment(
    feelings=("jealous", "anxious"),
    intensity=8,
    body=("chest",),
    what_happened="He came home at four and I had been awake since one.",
    triggers=("plan_changed",),
    person="Rue",
    layers=("I was waiting again", "I am always the one who waits"),
    iceberg=("fear", "unmet_need"),
    fears=("slipping_down",),
    needs=("reassurance", "clarity"),
    root="I'm afraid of slipping down the list, and I need to be told when plans change.",
    triage="inside",
    next_step="request",
    next_words="Would you be willing to text me when it gets later than one?",
    intensity_after=5,
)


@pytest.fixture
def app(open_program, journey_door):
    program, hands = open_program(journey_door)
    ways.first_run(hands)
    return program, hands


def cells(hands):
    """Read the grid off the screen as {(fear, need): count}."""
    grid = hands.see("grid", QTableView)
    model = grid.model()
    shown = {}
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            words = model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            if str(words).isdigit():
                shown[row, column] = int(words)
    return shown


def test_a_moment_walked_to_the_end_is_read_back_in_the_journal(app):
    _, hands = app
    hands.click("begin_dig")
    ways.dig(hands, LATE)
    for words in (LATE.what_happened, LATE.root, *LATE.layers, LATE.next_words):
        hands.wait(lambda words=words: hands.reads(words), f"the entry does not say: {words}", seconds=5)


def test_twenty_moments_walked_by_clicks_make_the_right_grid(app, clock):
    _, hands = app
    expected = {}
    for number in range(20):
        fears = () if number % 7 == 6 else (FEARS[number % 3],)
        needs = (NEEDS[number % 2], NEEDS[4]) if number % 5 == 0 else (NEEDS[number % 2],)
        triage = "between" if number % 10 == 9 else "both" if number % 4 == 0 else ""
        hands.click("place_now")
        hands.click("begin_dig")
        clock.pass_time(ms=60_000)
        ways.dig(hands, Moment(feelings=("jealous",), fears=fears, needs=needs, triage=triage))
        if triage != "between":
            rows = [FEARS.index(fear) for fear in fears] or [(*FEARS, NONE_NAMED).index(NONE_NAMED)]
            for row in rows:
                for need in needs:
                    place = (row, NEEDS.index(need))
                    expected[place] = expected.get(place, 0) + 1
    hands.click("place_patterns")
    hands.wait(lambda: hands.there("grid") and cells(hands) == expected, f"the grid shows {expected}", seconds=5)
    assert sum(expected.values()) > GRID_THRESHOLD


def test_an_exercise_opens_the_dig_and_comes_back_to_the_same_line(app):
    _, hands = app
    hands.click("place_course")
    hands.click_line("iceberg")
    hands.see("section_title")
    hands.click("iceberg/exercise-map_moment_button")
    hands.see("iceberg_step")
    hands.click("iceberg_comparison")
    hands.click("stop_here")
    hands.see("section_title")
    hands.wait(lambda: hands.visible_part("iceberg/exercise-map_moment"), "the line one came from", seconds=5)


def test_locking_shows_the_closed_door_and_nothing_else(app):
    program, hands = app
    hands.click("begin_dig")
    hands.see("name_step")
    hands.click("continue")
    hands.write("what_happened", "words nobody else may see")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.see("unlock_page")
    assert not hands.reads("words nobody else may see")
    assert hands.there("sidebar") is None
    assert program.gate.session is None
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    assert hands.see("what_happened", QPlainTextEdit).toPlainText() == "words nobody else may see"
