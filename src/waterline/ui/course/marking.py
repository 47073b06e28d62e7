# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking the text of one section, by pointer or sentence by sentence with the keyboard, and keeping the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from waterline.app import marks
from waterline.app.session import Session
from waterline.domain.course import Course, Section
from waterline.domain.mark import COLOURS, HIGHLIGHT, Mark, Placed, sentences
from waterline.domain.passages import Passage, passages
from waterline.ui.course.found_marks import Where
from waterline.ui.course.mark_card import MarkCard
from waterline.ui.course.mark_words import LINES, note_line
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.course.spans import Painted
from waterline.ui.desk import Asking
from waterline.ui.shared.line_list import Line
from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme

_Chosen = tuple[Paragraph, int, int]


class Marking(QObject):
    """Knows the marks of the section shown. `changed` asks for painting anew, `sighted` for bringing text into view."""

    changed = Signal()
    sighted = Signal(QWidget)

    def __init__(self, session: Session, desk: Asking, theme: Theme, column: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._section: Section | None = None
        self._sheet: SectionSheet | None = None
        self._placed: dict[str, Placed] = {}
        self._now: Mark | None = None
        self._chosen: _Chosen | None = None
        self._walk: list[_Chosen] = []
        self._at = -1
        self.card = MarkCard(theme, column)
        self.card.coloured.connect(self._on_coloured)
        self.card.noted.connect(self._on_noted)
        self.card.removed.connect(self._on_removed)
        self.card.closed.connect(self._on_closed)

    # What is there --------------------------------------------------------------------------------
    def show(self, course: Course, section: Section, sheet: SectionSheet) -> None:
        """Go over to another section, and ask for its marks."""
        self.stop()
        self._course, self._section, self._sheet = course, section, sheet
        self._placed = {}
        sheet.mark_chosen.connect(self.open_mark)
        self._desk.ask(sheet, partial(marks.placed, self._session, course), self._on_placed)

    def stop(self) -> None:
        """Put everything away that is open; what was typed is kept."""
        self.card.close_card()
        self._end_walk()

    def stretches(self) -> dict[Where, list[Painted]]:
        """Return what is to be painted for the highlights of the section."""
        found: defaultdict[Where, list[Painted]] = defaultdict(list)
        for each in self._here():
            spot = each.spot
            if spot is not None and each.mark.kind == HIGHLIGHT and each.mark.colour in COLOURS:
                ground, line = f"mark_{each.mark.colour}", LINES[each.mark.colour]
                found[spot.anchor, spot.place].append(Painted(spot.start, spot.end, ground, line=line))
        return dict(found)

    def _here(self) -> list[Placed]:
        section = self._section.id if self._section is not None else ""
        return [each for each in self._placed.values() if each.spot is not None and each.spot.section == section]

    def _on_placed(self, placed: tuple[Placed, ...]) -> None:
        self._placed = {each.mark.id: each for each in placed}
        self.say_notes()
        self.changed.emit()

    def say_notes(self) -> None:
        """Put what was noted under the blocks that are there."""
        notes: defaultdict[str, list[Line]] = defaultdict(list)
        for each in self._here():
            if each.spot is not None and (each.mark.note.strip() or each.mark.kind != HIGHLIGHT):
                notes[each.spot.top].append(note_line(each.mark))
        if self._sheet is not None:
            self._sheet.show_notes(notes)

    def is_busy(self) -> bool:
        """Tell whether text is chosen, or a mark open."""
        return self._at >= 0 or self._chosen is not None or not self.card.isHidden()

    # Making and changing --------------------------------------------------------------------------
    def on_chosen(self, paragraph: Paragraph, start: int, end: int) -> None:
        """Offer what can be done with a stretch of text that was chosen."""
        text = paragraph.text()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            self.card.close_card()
            self._chosen, self._now = (paragraph, start, end), None
            paragraph.choose((start, end))
            self.card.open_for(None, paragraph, paragraph.rect_of(start, end))

    def on_pressed(self, paragraph: Paragraph, at: int) -> None:
        """Open the mark that was pressed on, if there is one."""
        found = self._mark_at(paragraph, at, at)
        if found is not None:
            self.open_mark(found.id)
        else:
            self.card.close_card()

    def open_mark(self, mark_id: str) -> None:
        """Offer what can be done with a mark."""
        placed = self._placed.get(mark_id)
        if placed is None or placed.spot is None or self._sheet is None:
            return
        self.card.close_card()
        spot = placed.spot
        widget = self._sheet.widget_of(spot.anchor, spot.place, spot.top)
        if widget is None:
            return
        beside = widget.rect_of(spot.start, spot.end) if isinstance(widget, Paragraph) else QRect(0, 0, 1, 1)
        self._now = placed.mark
        self.sighted.emit(widget)
        self.card.open_for(placed.mark, widget, beside)

    def bookmark(self, anchor: str) -> None:
        """Put a bookmark at the block in view, or open the one that is there."""
        passage = self._first_passage(anchor)
        if passage is None or self._course is None:
            return
        for each in self._here():
            if each.mark.kind != HIGHLIGHT and each.spot is not None and each.spot.top == passage.top:
                self.open_mark(each.mark.id)
                return
        end = next((end for _, end in sentences(passage.text)), len(passage.text))
        self._take(marks.bookmark(self._session, self._course, passage, end))
        announce(self._page, self.tr("Bookmark set"))

    def _on_coloured(self, colour: str) -> None:
        if self._now is not None:
            self._take(replace(self._now, colour=colour))
        else:
            self._make(colour)

    def _on_noted(self, note: str) -> None:
        if self._now is None and note.strip():
            self._make(COLOURS[0])
        if self._now is not None and note != self._now.note:
            self._take(replace(self._now, note=note))

    def _on_removed(self) -> None:
        mark, self._now = self._now, None
        if mark is not None:
            self._placed.pop(mark.id, None)
            self._ask(partial(marks.remove, self._session, mark.id))
            self.say_notes()
            self.changed.emit()

    def _make(self, colour: str) -> None:
        if self._chosen is None or self._course is None:
            return
        paragraph, start, end = self._chosen
        passage = self._passage_of(paragraph)
        if passage is not None:
            self._take(marks.highlight(self._session, self._course, passage, start, end, colour))
            if self._now is not None:
                self.card.became(self._now)

    def _take(self, mark: Mark) -> None:
        """Show a mark as it now is, and keep it."""
        before = self._placed.get(mark.id)
        self._placed[mark.id] = Placed(mark, before.spot if before is not None else mark.spot)
        if not self.card.isHidden():
            self._now = mark
        self._ask(partial(marks.keep, self._session, mark))
        if self._chosen is not None:
            self._chosen[0].choose(None)
        self.say_notes()
        self.changed.emit()

    def _ask(self, operation: Callable[[], Any]) -> None:
        self._desk.ask(self, operation)

    def _on_closed(self) -> None:
        if self._chosen is not None:
            self._chosen[0].choose(None)
        self._chosen = self._now = None
        if self._at >= 0:
            self._show_sentence()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Sentence by sentence -------------------------------------------------------------------------
    def begin_walk(self, anchor: str) -> None:
        """Choose the first sentence in view; arrows go on, Enter offers what can be done with it, Esc ends."""
        self.card.close_card()
        if self._sheet is None:
            return
        self._sheet.finish()
        seen = [each for each in self._sheet.findChildren(Paragraph) if each.passage is not None and each.isVisible()]
        seen.sort(key=lambda each: each.mapTo(self._page, each.rect().topLeft()).y())
        self._walk = [(each, start, end) for each in seen for start, end in sentences(each.text())]
        tops = {each.anchor: each.top for each in self._passages()}
        self._at = next((at for at, each in enumerate(self._walk) if tops.get(_anchor(each)) == anchor), 0)
        if self._walk:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_sentence()
        else:
            self._at = -1

    def key(self, event: QKeyEvent) -> bool:
        """Take a key while sentences are walked; tells whether it was one of ours."""
        if self._at < 0:
            return False
        key, longer = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._step(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1, longer)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            paragraph, start, end = self._walk[self._at] if self._chosen is None else self._chosen
            there = self._mark_at(paragraph, start, end)
            if there is not None:
                self.open_mark(there.id)
            else:
                self.on_chosen(paragraph, start, end)
        elif key == Qt.Key.Key_Escape:
            self._end_walk()
        else:
            return False
        return True

    def _step(self, by: int, longer: bool) -> None:
        target = self._at + by
        if not 0 <= target < len(self._walk):
            return
        before = self._chosen or self._walk[self._at]
        if longer and self._walk[target][0] is not before[0]:
            return
        self._at = target
        self._show_sentence()
        if longer:
            paragraph, start, end = self._walk[target]
            self._chosen = (paragraph, min(start, before[1]), max(end, before[2]))
            paragraph.choose(self._chosen[1:])

    def _show_sentence(self) -> None:
        for each in {paragraph for paragraph, _, _ in self._walk}:
            each.choose(None)
        self._chosen = None
        paragraph, start, end = self._walk[self._at]
        paragraph.choose((start, end))
        self.sighted.emit(paragraph)
        announce(self._page, paragraph.text()[start:end], at_once=True)

    def _end_walk(self) -> None:
        for paragraph, _, _ in self._walk:
            paragraph.choose(None)
        self._walk, self._at = [], -1

    # Passages -------------------------------------------------------------------------------------
    def _passages(self) -> list[Passage]:
        found = passages(self._section) if self._section is not None else ()
        return [each for each in found if each.can_be_marked]

    def _passage_of(self, paragraph: Paragraph) -> Passage | None:
        return next((each for each in self._passages() if (each.anchor, each.place) == paragraph.passage), None)

    def _first_passage(self, top: str) -> Passage | None:
        found = self._passages()
        return next((each for each in found if each.top == top), found[0] if found else None)

    def _mark_at(self, paragraph: Paragraph, start: int, end: int) -> Mark | None:
        for each in self._here():
            spot = each.spot
            if spot is None or each.mark.kind != HIGHLIGHT or (spot.anchor, spot.place) != paragraph.passage:
                continue
            if spot.start <= max(start, end - 1) and start < spot.end:
                return each.mark
        return None


def _anchor(chosen: _Chosen) -> str:
    return chosen[0].passage[0] if chosen[0].passage is not None else ""
