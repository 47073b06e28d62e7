# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A paragraph of the course: read as one, with words in it that the pointer or the keyboard can open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.domain.course import Span, Spans, spans_text
from waterline.ui.course.spans import (
    Painted,
    Word,
    fill_document,
    paint_ranges,
    position_at,
    stretch_rects,
    word_rects,
    word_under,
)
from waterline.ui.shared.in_sight import bring_into_sight
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.theme import Theme

_OPENERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Paragraph(QWidget):
    """Shows runs of text in a role of the type scale and a colour token.

    Where words can be opened, Tab goes from one to the next and Enter, Space or a click opens it: `opened` carries
    the run (a term or a section) and where it stands in this widget. Every other key is left to the page.
    With a `passage` its words can be chosen by the pointer: `selected` says from where to where, `pressed_at` a click.
    """

    opened = Signal(object, QRect)
    selected = Signal(int, int)
    pressed_at = Signal(int)

    def __init__(
        self,
        theme: Theme,
        spans: Spans,
        role: str = "reading",
        ink: str = "text",
        *,
        passage: tuple[str, int] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`passage` is the anchor of the block this is a run of, and its place in it, see `domain.passages`."""
        super().__init__(parent)
        self._theme = theme
        self._spans = spans
        self.passage = passage
        self._painted: tuple[Painted, ...] = ()
        self._chosen: tuple[int, int] | None = None
        self._pressed: int | None = None
        self._role = role
        self._ink = ink
        self._document = QTextDocument(self)
        self._heights: dict[int, int] = {}
        self._words: tuple[Word, ...] = ()
        self._at = -1
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.StaticText, spans_text(spans))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._write()
        if passage is not None:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        if self._words:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
            self.setAccessibleDescription(self.tr("Has words to open: Tab goes to each, Enter opens it."))
        theme.changed.connect(self._on_theme_changed)

    def spans(self) -> Spans:
        """Return the runs shown."""
        return self._spans

    def words(self) -> tuple[Span, ...]:
        """Return the runs that can be opened, in their order."""
        return tuple(word.span for word in self._words)

    def word_at_keyboard(self) -> Span | None:
        """Return the run the keyboard is at, if it is at one."""
        return self._words[self._at].span if 0 <= self._at < len(self._words) else None

    def keyboard_at(self) -> QRect:
        """Return where that run stands, or the whole paragraph: it may be taller than the page."""
        if not 0 <= self._at < len(self._words):
            return self.rect()
        self._break_lines()
        rects = word_rects(self._document, self._words[self._at])
        return rects[0].toAlignedRect() if rects else self.rect()

    # Marks and choices ----------------------------------------------------------------------------
    def text(self) -> str:
        """Return the words shown."""
        return spans_text(self._spans)

    def show_painted(self, painted: Sequence[Painted]) -> None:
        """Put stretches of the text on grounds of their own."""
        if tuple(painted) != self._painted:
            self._painted = tuple(painted)
            self._write()
            self.update()

    def choose(self, chosen: tuple[int, int] | None) -> None:
        """Show a stretch as chosen, or none."""
        self._chosen = chosen
        self.update()

    def rect_of(self, start: int, end: int) -> QRect:
        """Return where the last line of a stretch stands in this widget."""
        self._break_lines()
        rects = stretch_rects(self._document, start, end)
        return rects[-1].toAlignedRect() if rects else self.rect()

    # Size -----------------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        """Say that lines break differently at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at this width."""
        if width not in self._heights:
            self._document.setTextWidth(width)
            self._heights[width] = -int(-self._document.size().height() // 1)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the height for the width there is, and little before there is one: breaking lines takes its time."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return QSize(200, self._theme.px(16))
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return little width: the height follows from what there is."""
        return QSize(40, self._theme.px(16))

    # Painting -------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a ring around the word the keyboard is at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._break_lines()
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(event.rect())
        if self._chosen is not None:
            context.selections = [self._selection(*self._chosen)]
        self._document.documentLayout().draw(painter, context)
        if self.hasFocus() and self.property("ring") and 0 <= self._at < len(self._words):
            painter.setPen(QPen(self._theme.color("focus"), 2))
            for rect in word_rects(self._document, self._words[self._at]):
                painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 4, 4)

    # Pointer and keyboard -------------------------------------------------------------------------
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose text while the button is down; else show that a word can be opened."""
        if self._pressed is not None:
            at = position_at(self._document, event.position())
            self.choose((min(self._pressed, at), max(self._pressed, at)) if at != self._pressed else None)
        elif self._word_under(event.position()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._usual_cursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take presses on a word, and where text can be chosen."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif self.passage is not None:
            self._break_lines()
            self._pressed = position_at(self._document, event.position())
            self.choose(None)
        elif self._word_under(event.position()) is None:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the word under the pointer."""
        if self.passage is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        self._break_lines()
        cursor = QTextCursor(self._document)
        cursor.setPosition(position_at(self._document, event.position()))
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if cursor.hasSelection():
            self.choose((cursor.selectionStart(), cursor.selectionEnd()))
            self._pressed = cursor.selectionStart()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was chosen; a plain click opens the word under it, or says where it was."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        found = self._word_under(event.position())
        if pressed is not None and self._chosen is not None:
            self.selected.emit(*self._chosen)
        elif found is not None:
            self._at = self._words.index(found)
            self._open(found)
        elif pressed is not None:
            self.pressed_at.emit(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the word the keyboard is at."""
        if event.key() in _OPENERS and self._at >= 0:
            self._open(self._words[self._at])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first word, or coming back at the last."""
        super().focusInEvent(event)
        if self._words and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go_to(len(self._words) - 1 if event.reason() == Qt.FocusReason.BacktabFocusReason else 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand at no word."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._at = -1
        self.update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from word to word, then on to the next control."""
        target = self._at + (1 if next else -1)
        if self.hasFocus() and self._at >= 0 and 0 <= target < len(self._words):
            self._go_to(target)
            return True
        return super().focusNextPrevChild(next)

    def leaveEvent(self, event: QEvent) -> None:
        """Keep the pointer's shape right when it leaves."""
        self._usual_cursor()
        super().leaveEvent(event)

    # Inside ---------------------------------------------------------------------------------------
    def _write(self) -> None:
        width = self._document.textWidth()
        self._heights.clear()
        self._words = fill_document(self._document, self._spans, self._theme, self._role, self._ink)
        paint_ranges(self._document, self._painted, self._theme)
        self._document.setTextWidth(width)

    def _usual_cursor(self) -> None:
        if self.passage is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.IBeamCursor)

    def _selection(self, start: int, end: int) -> QAbstractTextDocumentLayout.Selection:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(self._theme.color("accent"))
        form.setForeground(self._theme.color("on_accent"))
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = cursor
        selection.format = form
        return selection

    def _break_lines(self) -> None:
        """Lay the text out for the width there is: asking for its height at another may have changed that."""
        if self._document.textWidth() != self.width():
            self._document.setTextWidth(self.width())

    def _on_theme_changed(self) -> None:
        self._write()
        self.updateGeometry()
        self.update()

    def _go_to(self, at: int) -> None:
        self._at = at
        self.update()
        bring_into_sight(self, self.keyboard_at())
        word = self._words[at].span
        kind = self.tr("explained word") if word.kind == "term" else self.tr("link to a section")
        announce(self, f"{word.text}, {kind}")

    def _open(self, word: Word) -> None:
        self._break_lines()
        rects = word_rects(self._document, word)
        spot = rects[0].toAlignedRect() if rects else self.rect()
        self.opened.emit(word.span, spot)

    def _word_under(self, spot: QPointF) -> Word | None:
        self._break_lines()
        return word_under(self._document, self._words, spot)
