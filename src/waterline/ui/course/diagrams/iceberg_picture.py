# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The iceberg itself: sky, sea and ice are painted, every word on it is a control of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from waterline.ui.course.diagrams.iceberg_shape import Band, Shape, shape
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme

_SKY, _AIR, _BAND, _FOOT, _RADIUS = 132, 18, 46, 30, 16
_LINE_AIR, _SIDE, _CHEVRON, _GAP = 18, 26, 16, 6
_WRAP = Qt.TextFlag.TextWordWrap
_TALL = 10_000


class Part(QAbstractButton):
    """One part below the waterline: paints its own slice of ice, and says whether it is unfolded."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, title: str, depth: float, *, name: str, parent: QWidget) -> None:
        """`depth` is 0 for the part nearest the water's surface and 1 for the deepest."""
        super().__init__(parent)
        self._theme = theme
        self._depth = depth
        self._ice: QPolygonF = QPolygonF()
        self._shade: QPolygonF = QPolygonF()
        self._unfolded = False
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_unfolded(False)

    def set_unfolded(self, unfolded: bool) -> None:
        """Show and say whether the explanation of this part is open."""
        self._unfolded = unfolded
        self.setAccessibleDescription(self.tr("unfolded") if unfolded else self.tr("folded"))
        self.update()

    def take_shape(self, band: Band) -> None:
        """Stand where this band of the ice is."""
        box = band.outline.boundingRect().toAlignedRect()
        self.setGeometry(box)
        self._ice = band.outline.translated(-box.x(), -box.y())
        self._shade = band.shade.translated(-box.x(), -box.y())
        self.update()

    def room_for_words(self, most: int) -> QSize:
        """Return the room the words take when they may be `most` px wide."""
        metrics = QFontMetrics(self._theme.font("label"))
        return metrics.boundingRect(QRect(0, 0, max(most, 40), _TALL), _WRAP, self.text()).size()

    def hitButton(self, spot: QPoint) -> bool:
        """Take presses on the ice only, not on the water beside it."""
        return self._ice.containsPoint(spot.toPointF(), Qt.FillRule.OddEvenFill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; go to the part above or below by arrow."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ice, edge and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addPolygon(self._ice)
        path.closeSubpath()
        fill, ink = self._colours()
        painter.fillPath(path, fill)
        contrast = self._theme.scheme == "contrast"
        if not contrast:
            shade = QPainterPath()
            shade.addPolygon(self._shade)
            painter.fillPath(shade, QColor(0, 0, 0, 14 if self._theme.scheme == "light" else 26))
        self._paint_edge(painter, path, contrast)
        self._paint_words(painter, ink)

    def _colours(self) -> tuple[QColor, QColor]:
        theme = self._theme
        if theme.scheme == "contrast":
            return theme.color("surface_alt" if self.underMouse() else "surface"), theme.color("text")
        # By day the ice darkens with depth; by night the light from above fades.
        first, last = ("grid_1", "grid_4") if theme.scheme == "light" else ("grid_3", "grid_1")
        fill = _between(theme.color(first), theme.color(last), self._depth)
        if self.underMouse() and not self._unfolded:
            fill = fill.lighter(104) if theme.scheme == "light" else fill.lighter(114)
        return fill, theme.color("grid_ink_1")

    def _paint_edge(self, painter: QPainter, path: QPainterPath, contrast: bool) -> None:
        painter.save()
        painter.setClipPath(path)
        if contrast:
            painter.strokePath(path, QPen(self._theme.color("border"), 2))
        if self._unfolded:
            painter.strokePath(path, QPen(self._theme.color("accent" if contrast else "grid_ink_1"), 4))
        if self.property("ring"):
            painter.strokePath(path, QPen(self._theme.color("focus"), 7))
        painter.restore()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        px = self._theme.px
        font = self._theme.font("label")
        words = self.room_for_words(self.width() - 2 * px(_SIDE) - px(_CHEVRON) - px(_GAP))
        whole = words.width() + px(_GAP) + px(_CHEVRON)
        box = QRectF((self.width() - whole) / 2, 0, whole, self.height())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setFont(font)
        painter.setPen(ink)
        room = QRectF(box.left() + (px(_GAP) + px(_CHEVRON) if rtl else 0), 0, words.width() + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | _WRAP, self.text())
        left = box.left() if rtl else box.right() - px(_CHEVRON)
        picture = self._theme.pixmap("chevron-up" if self._unfolded else "chevron-down", "grid_ink_1", _CHEVRON)
        target = QRectF(left, self.height() / 2 - px(_CHEVRON) / 2 + 1, px(_CHEVRON), px(_CHEVRON))
        painter.drawPixmap(target, picture, QRectF(picture.rect()))


class IcebergPicture(QWidget):
    """The painted ground with the parts on it. `part_pressed` carries the key of a part."""

    part_pressed = Signal(str)

    def __init__(
        self, theme: Theme, parts: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape: Shape | None = None
        self._waterline = 0
        self.setObjectName(name)
        last = max(len(parts) - 1, 1)
        self.surface = Text(self.tr("What shows"), "label", name=f"{name}_surface", wrap=False, parent=self)
        self._above = Text(self.tr("above the water"), "small", name=f"{name}_above", wrap=False, parent=self)
        self._below = Text(self.tr("below the water"), "small", name=f"{name}_below", wrap=False, parent=self)
        self.parts = {
            key: Part(theme, title, place / last, name=f"{name}_{key}", parent=self)
            for place, (key, title) in enumerate(parts)
        }
        for key, part in self.parts.items():
            part.clicked.connect(lambda _=False, key=key: self.part_pressed.emit(key))
            part.stepped.connect(lambda step, part=part: self._step(part, step))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def hasHeightForWidth(self) -> bool:
        """Say that long words on the ice break, and so need height, where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of sky, all parts and the water under them."""
        return self._edges(width)[-1] + self._theme.px(_FOOT)

    def sizeHint(self) -> QSize:
        """Return the height for the width there is."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """Return little width and the full height."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the ice for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sky, sea, the tip of the ice and the waterline."""
        theme, contrast = self._theme, self._theme.scheme == "contrast"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), theme.px(_RADIUS), theme.px(_RADIUS))
        painter.setClipPath(frame)
        painter.fillRect(0, 0, self.width(), self._waterline, theme.color("bg" if contrast else "surface_alt"))
        painter.fillRect(0, self._waterline, self.width(), self.height(), theme.color("note_bg"))
        if self._shape is not None:
            self._paint_tip(painter, self._shape, contrast)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(0, self._waterline, self.width(), self._waterline)
        if contrast:
            painter.strokePath(frame, QPen(theme.color("border"), 4))

    def _paint_tip(self, painter: QPainter, ice: Shape, contrast: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("border"), 2) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color({"light": "surface", "dark": "border_chip", "contrast": "bg"}[theme.scheme]))
        painter.drawPolygon(ice.tip)
        if not contrast:
            painter.setBrush(QColor(0, 0, 0, 10 if theme.scheme == "light" else 28))
            painter.drawPolygon(ice.tip_shade)

    def _edges(self, width: int) -> list[int]:
        """Return the y of the waterline and of the lower edge of each part."""
        px = self._theme.px
        most = round(width * 0.62)
        heights = [max(px(_BAND), part.room_for_words(most).height() + px(_LINE_AIR)) for part in self.parts.values()]
        return list(accumulate([px(_SKY) + 1, *heights]))

    def _arrange(self) -> None:
        px, width = self._theme.px, self.width()
        edges = self._edges(width)
        around = 2 * px(_SIDE) + px(_CHEVRON) + px(_GAP)
        needed = [part.room_for_words(round(width * 0.62)).width() + around for part in self.parts.values()]
        self._waterline = edges[0] - 1  # its lower half stays free of the ice
        self._shape = shape(width, px(_AIR), edges[0], edges, needed)
        for part, band in zip(self.parts.values(), self._shape.bands, strict=True):
            part.take_shape(band)
        tip = self._shape.tip.boundingRect()
        _put(self.surface, round(tip.center().x()), round(tip.top() + tip.height() * 0.66))
        self._put_aside(self._above, px(14))
        self._put_aside(self._below, self.height() - px(14) - self._below.sizeHint().height())
        free = self._shape.bands[-1].outline.boundingRect().left() if self._shape.bands else width
        self._below.setVisible(self._below.sizeHint().width() + 2 * px(16) < free)
        self._above.setVisible(self._above.sizeHint().width() + 2 * px(16) < tip.left() + tip.width() * 0.3)
        self.update()

    def _put_aside(self, label: Text, y: int) -> None:
        size, margin = label.sizeHint(), self._theme.px(16)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        label.setGeometry(self.width() - margin - size.width() if rtl else margin, y, size.width(), size.height())

    def _step(self, part: Part, step: int) -> None:
        parts = list(self.parts.values())
        target = parts.index(part) + step
        if 0 <= target < len(parts):
            parts[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._arrange()


def _put(label: Text, x: int, y: int) -> None:
    size = label.sizeHint()
    label.setGeometry(x - size.width() // 2, y - size.height() // 2, size.width(), size.height())


def _between(first: QColor, last: QColor, share: float) -> QColor:
    """Mix two colours; `share` 0 gives the first, 1 the last."""
    pairs = ((first.red(), last.red()), (first.green(), last.green()), (first.blue(), last.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
