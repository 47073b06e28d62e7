# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From every exercise of the course to its page in the journal, filled in as it says, and back to the same line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from tests.ui.seeing import find, settle
from waterline.app import journal, kink_pack, study
from waterline.app.preferences import Preferences
from waterline.app.session import Session
from waterline.domain.course import Exercise
from waterline.domain.entry import Origin
from waterline.resources import lessons_path
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.sidebar import Place
from waterline.ui.theme import Theme
from waterline.ui.window import Window
from waterline.ui.workspace import Workspace

SHIPPED = study.open_course(lessons_path())
EXERCISES = [(section.id, exercise) for section, exercise in SHIPPED.exercises()]

Enter = Callable[[Path], Workspace]


@pytest.fixture
def enter(qtbot, session: Session, theme: Theme) -> Iterator[Enter]:
    """Open the journal with the kink pack on, and with the lessons in a folder."""
    window = Window(theme)
    qtbot.addWidget(window)
    window.resize(1000, 720)
    window.show()
    kink_pack.switch(session, True)
    opened: list[Workspace] = []

    def open_it(lessons: Path) -> Workspace:
        opened.append(Workspace(window, session, InstantDesk(), theme, lessons, Preferences()))
        opened[-1].go(Place.COURSE)
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


def window_of(workspace: Workspace) -> Window:
    window = workspace.parent()
    assert isinstance(window, Window)
    return window


def press(workspace: Workspace, name: str) -> None:
    find(window_of(workspace), name, QAbstractButton).click()
    settle()


def stop(workspace: Workspace) -> None:
    """Press the one button in view that says so; every flow has one."""
    buttons = window_of(workspace).findChildren(QAbstractButton)
    (button,) = (each for each in buttons if each.isVisible() and each.text() == "Stop here")
    button.click()
    settle()


def is_back_at(workspace: Workspace, anchor: str) -> bool:
    page = find(window_of(workspace), "section", SectionPage)
    assert page.scroller is not None
    top = find(page, anchor).mapTo(page.scroller.viewport(), QPoint()).y()
    return page.isVisible() and page.place.anchor() == anchor and 0 <= top < page.scroller.viewport().height()


@pytest.mark.parametrize(("section", "exercise"), EXERCISES, ids=[exercise.id for _, exercise in EXERCISES])
def test_every_exercise_opens_its_flow_and_leads_back_to_its_line(
    enter: Enter, section: str, exercise: Exercise
) -> None:
    workspace = enter(lessons_path())
    workspace.read(section, exercise.anchor)
    settle()
    press(workspace, f"{exercise.anchor}_button")
    assert workspace.where.draft is not None
    stop(workspace)
    assert workspace.where.section == section
    assert is_back_at(workspace, exercise.anchor)


def test_what_an_exercise_fills_in_is_there_and_remembers_its_line(
    enter: Enter, session: Session, lessons: Path
) -> None:
    course = study.open_course(lessons)
    (exercise,) = (each for _, each in course.exercises() if each.id == "go_down")
    workspace = enter(lessons)
    workspace.read("first", exercise.anchor)
    settle()
    press(workspace, f"{exercise.anchor}_button")
    press(workspace, "feelings_jealous")
    stop(workspace)
    (draft,) = journal.drafts(session)
    assert (draft.answers.feelings, draft.answers.fears) == (("jealous",), ("being_left",))
    assert draft.origin == Origin(course.id, "first", exercise.anchor)
    assert is_back_at(workspace, exercise.anchor)


def test_an_exercise_whose_flow_was_not_asked_for_says_its_words_and_has_no_button(
    enter: Enter, session: Session, lessons: Path
) -> None:
    kink_pack.switch(session, False)
    (exercise,) = (each for _, each in study.open_course(lessons).exercises() if each.id == "hold")
    workspace = enter(lessons)
    workspace.read("first", exercise.anchor)
    settle()
    window = window_of(workspace)
    assert find(window, exercise.anchor).isVisible()
    assert window.findChild(QAbstractButton, f"{exercise.anchor}_button") is None
