# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of leaning with the mark a person puts on it; the map only shows it and never says what it would mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.domain.sheets import MAP_SIDE
from waterline.ui.shared import sheet_words
from waterline.ui.shared.attachment_land import HILLS, LEVELS, PLACES
from waterline.ui.shared.contours import contour
from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme

_HIGH, _EDGE, _RING, _ROUND = 280, 10, 26, 12


class LeanMap(QWidget):
    """`placed` carries worry and distance where the mark was put by pointer; two sliders beside it do the same by keys.

    Only one of the two known shows as a line: the mark is somewhere along it.
    """

    placed = Signal(int, int)

    def __init__(self, theme: Theme, *, still: bool = False, name: str, parent: QWidget | None = None) -> None:
        """A `still` one only shows."""
        super().__init__(parent)
        self._theme = theme
        self._still = still
        self._worry: int | None = None
        self._distance: int | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not still:
            self.setCursor(Qt.CursorShape.CrossCursor)
        speak_as(self, QAccessible.Role.Graphic)
        self.show_place(None, None)
        theme.changed.connect(self._on_theme_changed)

    def show_place(self, worry: int | None, distance: int | None) -> None:
        """Show the mark here; None where that is not said."""
        self._worry, self._distance = worry, distance
        unsaid = self.tr("not said")
        self.setAccessibleName(
            self.tr("Map of leaning. Worry about being left: {worry}. Need for distance: {distance}.").format(
                worry=unsaid if worry is None else sheet_words.amount(worry),
                distance=unsaid if distance is None else sheet_words.amount(distance),
            )
        )
        self.update()

    def point(self, worry: int, distance: int) -> QPointF:
        """Return where on the widget a place lies."""
        land = self._land()
        along = worry / MAP_SIDE
        if self._mirrored():
            along = 1 - along
        return QPointF(land.left() + along * land.width(), land.bottom() - distance / MAP_SIDE * land.height())

    def sizeHint(self) -> QSize:
        """Return a landscape a little wider than high."""
        return QSize(self._theme.px(480), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(self._theme.px(160), self._theme.px(_HIGH))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the mark where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._place_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the mark along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._place_at(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sea, the land line by line higher, the mark, and the names over all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_land(painter)
        self._paint_mark(painter)
        self._paint_names(painter)

    def _place_at(self, spot: QPointF) -> None:
        if self._still:
            return
        land = self._land()
        along = (spot.x() - land.left()) / land.width()
        up = (land.bottom() - spot.y()) / land.height()
        worry, distance = (
            min(max(round(share * MAP_SIDE), 0), MAP_SIDE) for share in (1 - along if self._mirrored() else along, up)
        )
        if (worry, distance) != (self._worry, self._distance):
            self.placed.emit(worry, distance)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _axis_font(self) -> QFont:
        return self._theme.font("small", 600)

    def _land(self) -> QRectF:
        edge = self._theme.px(_EDGE)
        line = QFontMetricsF(self._axis_font()).height() + edge
        return QRectF(self.rect()).adjusted(2 * edge, line + edge, -2 * edge, -line - edge)

    def _paint_land(self, painter: QPainter) -> None:
        theme, land = self._theme, self._land()
        contrast = theme.scheme == "contrast"
        around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("note_bg"))
        painter.drawRoundedRect(around, theme.px(_ROUND), theme.px(_ROUND))
        turn = QTransform.fromTranslate(land.left(), land.top()).scale(land.width(), land.height())
        if self._mirrored():
            turn = QTransform.fromTranslate(land.right(), land.top()).scale(-land.width(), land.height())
        for step, level in enumerate(LEVELS[::2] if contrast else LEVELS):
            share = 0.10 * step
            painter.setPen(QPen(theme.color("try_icon") if contrast else self._mixed(share + 0.34), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if contrast else self._mixed(share))
            painter.drawPath(turn.map(contour(HILLS, level)))

    def _mixed(self, share: float) -> QColor:
        one, two = self._theme.color("try_bg"), self._theme.color("try_icon")
        pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
        return QColor(*(round(a + (b - a) * share) for a, b in pairs))

    def _paint_names(self, painter: QPainter) -> None:
        land = self._land()
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("small", 500))
        for key, said in self._names().items():
            x, y = PLACES[key]
            along = 1 - x if self._mirrored() else x
            middle = QPointF(land.left() + along * land.width(), land.top() + y * land.height())
            half = land.width() / 4
            room = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)
        painter.setFont(self._axis_font())
        painter.setPen(self._theme.color("note_fg"))
        edge = self._theme.px(_EDGE)
        inside = QRectF(self.rect()).adjusted(1.6 * edge, edge, -1.6 * edge, -edge)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.tr("↑ More need for distance")
        )
        more = self.tr("More worry about being left")
        said = f"← {more}" if self._mirrored() else f"{more} →"
        # Qt turns left and right itself where one reads from right to left.
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, said)

    def _names(self) -> dict[str, str]:
        return {
            "secure": self.tr("Secure"),
            "anxious": self.tr("Anxious"),
            "avoidant": self.tr("Avoidant"),
            "disorganised": self.tr("Disorganised"),
            "blend": self.tr("In between"),
        }

    def _paint_mark(self, painter: QPainter) -> None:
        theme, land = self._theme, self._land()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme.color("accent"), theme.px(2), Qt.PenStyle.DashLine)
        if self._worry is not None and self._distance is not None:
            spot, radius = self.point(self._worry, self._distance), theme.px(_RING) / 2
            for token, thick in (("surface", 7), ("accent", 4)):  # a ring: the land under it stays to be read
                painter.setPen(QPen(theme.color(token), theme.px(thick)))
                painter.drawEllipse(spot, radius, radius)
        elif self._worry is not None:
            painter.setPen(pen)
            x = self.point(self._worry, 0).x()
            painter.drawLine(QPointF(x, land.top()), QPointF(x, land.bottom()))
        elif self._distance is not None:
            painter.setPen(pen)
            y = self.point(0, self._distance).y()
            painter.drawLine(QPointF(land.left(), y), QPointF(land.right(), y))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
