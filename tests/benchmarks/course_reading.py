# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course: opening sections until what is in view is painted, finding in a hundred, and a change of text size."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.benchmarks.figure import Figure, milliseconds
from tests.world import MemoryKeychain, StandingClock, door_at, new_session
from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course, Section
from waterline.domain.finding import find, index
from waterline.resources import lessons_path, resource_path
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.course.find_panel import FindPanel
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme

WINDOW = (1100, 760)
SECTIONS = 100
SEARCHES = {"a common word": "the", "a rare word": "accordion", "two words": "fear need", "one letter": "a"}


def figures() -> Iterator[Figure]:
    """Measure with real pages of the shipped course; the hundred sections are its twelve over and over."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    theme = Theme(app, resource_path())
    theme.apply(mode="light", scale=1.0, font_choice="bundled", reduced_motion=True)
    course = study.open_course(lessons_path())
    yield Figure("a bare window with one line of text", 0, milliseconds(_bare_window))
    with tempfile.TemporaryDirectory() as folder:
        door = door_at(Path(folder) / "profile", StandingClock(), MemoryKeychain())
        session, _ = new_session(door)
        with closing(session.vault):
            yield from _reading(session, theme, course)
    yield from _finding(theme, _of_a_hundred(course))


def _reading(session: Session, theme: Theme, course: Course) -> Iterator[Figure]:
    page = SectionPage(session, InstantDesk(), theme)
    page.resize(*WINDOW)
    page.show()
    _paint()
    longest = 0.0
    for section in course.sections:
        took, turn = _until_in_view(page, partial(page.open, course, section.id))
        longest = max(longest, turn)
        yield Figure(f"opening section {section.number}, {section.id}", 0, took, below=100)
    for where, place in (("in the middle", 0.5), ("at its last line", 1.0)):
        for section in course.sections:
            anchor = section.blocks[round(place * (len(section.blocks) - 1))].anchor
            took, turn = _until_in_view(page, partial(page.open, course, section.id, anchor))
            longest = max(longest, turn)
            yield Figure(f"section {section.number} {where}", 0, took, below=100)
    yield Figure("the longest turn of what follows by itself", 0, longest, below=50)
    yield from _landing(session, theme, course)
    yield from _sizes(page, theme, course)
    page.close()
    page.deleteLater()
    _paint()


def _sizes(page: SectionPage, theme: Theme, course: Course) -> Iterator[Figure]:
    """Change the text size in the middle of every section, and see how long that takes and where the line read is."""
    longest, taken, strayed = [], [], []
    for section in course.sections:
        page.open(course, section.id, section.blocks[len(section.blocks) // 2].anchor)
        _turns(page)
        for scale in (1.25, 1.0, 2.0, 1.0):
            took, turn = _until_in_view(page, partial(theme.apply, scale=scale), 1)
            taken.append(took)
            longest.append(turn)
            line = page.findChild(QWidget, page.place.anchor())
            assert line is not None
            assert page.scroller is not None
            strayed.append(abs(line.mapTo(page.scroller, QPoint()).y() - 32))
    yield Figure("a change of text size, until it shows", 0, median(taken), below=100)
    yield Figure("the longest of them", 0, max(taken))
    yield Figure("the longest turn of what follows", 0, max(longest), below=50)
    yield Figure("how far the line read has moved", 0, max(strayed), "px", 2)


def _landing(session: Session, theme: Theme, course: Course) -> Iterator[Figure]:
    taken = []
    for _ in range(5):
        page = ContentsPage(session, InstantDesk(), theme, lessons_path())
        page.resize(*WINDOW)
        page.show()
        _paint()
        began = time.perf_counter()
        page.arrive()
        _paint_what_is_in_view(page)
        taken.append((time.perf_counter() - began) * 1000)
        page.close()
        page.deleteLater()
        _paint()
    yield Figure("opening the landing page", 0, median(taken), below=100)


def _until_in_view(page: SectionPage, work: Callable[[], object], times: int = 9) -> tuple[float, float]:
    """Return the median time until what is in view is painted, and the median of the longest turn of what follows."""
    taken, longest = [], []
    for _ in range(times):
        began = time.perf_counter()
        work()
        _paint_what_is_in_view(page)
        taken.append((time.perf_counter() - began) * 1000)
        longest.append(max(_turns(page)))
    return median(taken), median(longest)


def _paint_what_is_in_view(page: Page) -> None:
    """Let happen what the event loop does before it comes to its timers: layouts, and then painting."""
    assert page.scroller is not None
    body = page.scroller.widget()
    assert body is not None
    painted = _Painted(body)
    for _ in range(9):
        QApplication.sendPostedEvents()
        if painted.seen:
            break
    else:
        raise AssertionError("nothing was painted")
    body.removeEventFilter(painted)
    painted.deleteLater()


def _turns(page: SectionPage) -> list[float]:
    """Let the rest of a section follow, and return how long the window could not answer each time."""
    sheet = page.findChildren(SectionSheet)[-1]
    turns = [0.0]
    while not sheet.is_whole():
        began = time.perf_counter()
        QApplication.processEvents()
        turns.append((time.perf_counter() - began) * 1000)
    _paint()
    return turns


class _Painted(QObject):
    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def _finding(theme: Theme, course: Course) -> Iterator[Figure]:
    ready = index(course)
    yield Figure("making a hundred sections ready for finding", 0, milliseconds(lambda: index(course), 3))
    for name, words in SEARCHES.items():
        took = milliseconds(lambda words=words: find(ready, words))
        yield Figure(f"finding {name} in a hundred sections", 0, took, below=50)
    panel = FindPanel(theme)
    panel.resize(WINDOW[0], 400)
    panel.begin(course)
    for name, words in SEARCHES.items():
        took = milliseconds(_then_painted(lambda words=words: _type(panel, words)))
        yield Figure(f"the same until it shows: {name}", 0, took)
    panel.close()
    panel.deleteLater()
    _paint()


def _type(panel: FindPanel, words: str) -> None:
    panel.field.setText(words)
    panel.field.textEdited.emit(words)


def _of_a_hundred(course: Course) -> Course:
    def again(number: int) -> Section:
        section = course.sections[number % len(course.sections)]
        return replace(section, id=f"{section.id}-{number}", number=number + 1)

    return replace(course, sections=tuple(again(number) for number in range(SECTIONS)))


def _bare_window() -> None:
    window = QLabel("Below the waterline")
    window.resize(*WINDOW)
    window.show()
    _paint()
    window.deleteLater()
    _paint()


def _then_painted(work: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        work()
        _paint()

    return done


def _paint() -> None:
    """Let every layout and every painting that was asked for happen."""
    for _ in range(4):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
