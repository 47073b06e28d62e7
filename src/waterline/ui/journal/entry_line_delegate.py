# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints one entry as a row: when, what was felt and how strongly, where it belongs, and its first words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from waterline.domain.entry import EntryLine
from waterline.domain.looking import Excerpt
from waterline.ui.journal import kinds
from waterline.ui.journal.entry_lines import LINE, WHEN
from waterline.ui.journal.own_words import feelings_of
from waterline.ui.shared.badge import TRIAGE_ICONS, paint_badge, triage_words
from waterline.ui.theme import Theme

_INSET, _TOP, _GAP = 16, 13, 3
_BADGE_HEIGHT, _BADGE_EXTRA = 26, 43


class EntryLineDelegate(QStyledItemDelegate):
    """Draws rows of one height, three lines each, at any text size and in both reading directions."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of three lines."""
        return QSize(self._theme.px(240), self.row_height())

    def row_height(self) -> int:
        """Return the height every row has."""
        return sum(self._heights()) + 2 * self._theme.px(_TOP) + 2 * self._theme.px(_GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then the words, then the hairline below."""
        line = index.data(LINE)
        if not isinstance(line, EntryLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_words(painter, option, line, str(index.data(WHEN)))
        painter.restore()

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        theme = self._theme
        return theme.font("body", 600), theme.font("body"), theme.font("reading")

    def _heights(self) -> tuple[int, int, int]:
        first, second, third = (QFontMetrics(font).height() for font in self._fonts())
        return max(first, self._theme.px(_BADGE_HEIGHT)), second, third

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        rect = QRectF(option.rect).adjusted(2, 2, -2, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            edge = QPen(theme.color("accent"), 2) if chosen else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            painter.setBrush(theme.color("soft" if chosen else "surface_alt"))
            painter.drawRoundedRect(rect, 10, 10)
        stands_here = option.state & QStyle.StateFlag.State_HasFocus
        if stands_here and option.widget is not None and option.widget.property("ring"):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 10, 10)
        if not chosen:
            painter.setPen(QPen(theme.color("border"), 1))
            bottom = option.rect.bottom()
            side = theme.px(_INSET)
            painter.drawLine(option.rect.left() + side, bottom, option.rect.right() - side, bottom)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, line: EntryLine, when: str) -> None:
        theme = self._theme
        fonts = self._fonts()
        inner = option.rect.adjusted(theme.px(_INSET), theme.px(_TOP), -theme.px(_INSET), -theme.px(_TOP))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        top = inner.top()
        tokens = ("text", "muted", "text")
        for number, (font, token, height) in enumerate(zip(fonts, tokens, self._heights(), strict=True)):
            row = QRect(inner.left(), top, inner.width(), height)
            painter.setFont(font)
            painter.setPen(theme.color("on_soft" if chosen and number == 0 else token))
            if number == 0:
                taken = self._paint_badge(painter, option, line, row)
                self._write(painter, option, row, when, taken)
            elif number == 1:
                strength = self._strength(line)
                self._write(painter, option, row, strength, 0, at_end=True)
                taken = QFontMetrics(font).horizontalAdvance(strength) + theme.px(12) if strength else 0
                self._write(painter, option, row, self._kind_and_feelings(line), taken)
            elif line.found is not None and line.found.spans:
                self._write_found(painter, option, row, line.found)
            else:
                self._write(painter, option, row, kinds.opening(line), 0)
            top += height + theme.px(_GAP)

    def _kind_and_feelings(self, line: EntryLine) -> str:
        parts = [part for part in (kinds.title(line.kind), feelings_of(line)) if part]
        return " · ".join(parts) or self.tr("No feeling named")

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, line: EntryLine, row: QRect) -> int:
        if line.triage not in TRIAGE_ICONS:
            return 0
        theme = self._theme
        said = triage_words(line.triage)
        width = QFontMetrics(theme.font("small", 600)).horizontalAdvance(said) + theme.px(_BADGE_EXTRA)
        height = theme.px(_BADGE_HEIGHT)
        place = QRect(row.right() - width + 1, row.top() + (row.height() - height) // 2, width, height)
        place = QStyle.visualRect(option.direction, row, place)
        paint_badge(painter, theme, QRectF(place), said, TRIAGE_ICONS[line.triage], line.triage, option.direction)
        return width + theme.px(12)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRect,
        text: str,
        taken: int,
        *,
        at_end: bool = False,
    ) -> None:
        room = QStyle.visualRect(option.direction, row, row.adjusted(0, 0, -taken, 0))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _write_found(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, found: Excerpt) -> None:
        """Write an excerpt with what was found in it on the ground of a marker, and bold: not by colour alone."""
        theme = self._theme
        shown = painter.fontMetrics().elidedText(found.text, Qt.TextElideMode.ElideRight, row.width())
        if shown != found.text:  # the bold words take more room than was measured
            shown = painter.fontMetrics().elidedText(found.text, Qt.TextElideMode.ElideRight, row.width() * 19 // 20)
        kept = len(shown) - 1 if shown != found.text else len(shown)
        layout = QTextLayout(shown, painter.font())
        options = QTextOption(Qt.AlignmentFlag.AlignLeading)
        options.setTextDirection(option.direction)
        options.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(options)
        marks: list[QTextLayout.FormatRange] = []
        for start, stop in found.spans:
            if start < kept:
                mark = QTextLayout.FormatRange()
                # Qt counts in UTF-16 units, Python in characters.
                mark.start = _units(shown[:start])
                mark.length = _units(shown[start : min(stop, kept)])
                mark.format = QTextCharFormat()
                mark.format.setBackground(theme.color("mark_sand"))
                mark.format.setForeground(theme.color("text"))
                mark.format.setFontWeight(QFont.Weight.Bold)
                mark.format.setFontUnderline(True)
                marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(row.width())
        layout.endLayout()
        painter.save()
        painter.setClipRect(row)
        layout.draw(painter, QPointF(row.left(), row.top() + (row.height() - line.height()) / 2))
        painter.restore()

    def _strength(self, line: EntryLine) -> str:
        before, after = line.intensity_before, line.intensity_after
        if before is not None and after is not None:
            return self.tr("{before} → {after} of 10").format(before=before, after=after)
        number = before if before is not None else after
        return "" if number is None else self.tr("{number} of 10").format(number=number)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
