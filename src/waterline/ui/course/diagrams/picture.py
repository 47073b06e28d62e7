# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure in the window: one painted picture, and on it a real control for every part and a label for every word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from waterline.ui.course.diagrams.look import Look, screen_look
from waterline.ui.course.diagrams.painting import State, paint_plan, paint_words
from waterline.ui.course.diagrams.plan import Drawing, Plan, Spot, Words
from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE

_LEAST = 240
_WIDTHS = 6
_REPAINTING = {QEvent.Type.DynamicPropertyChange, QEvent.Type.Enter, QEvent.Type.Leave}
_ONWARD = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Part(QAbstractButton):
    """One part of the picture, which paints it; what is beside its outline is not pressed."""

    stepped = Signal(int)

    def __init__(self, spot: Spot, *, folds: bool, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._folds = folds
        self._unfolded = False
        self._outline = spot.outline
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.take(spot)
        self.set_unfolded(False)

    def take(self, spot: Spot) -> None:
        """Stand where this spot is, under its name."""
        box = spot.outline.boundingRect().toAlignedRect()
        self._outline = spot.outline.translated(-box.x(), -box.y())
        self.setGeometry(box)
        # Where two boxes overlap, the pointer has to reach the part under it and not the one on top.
        self.setMask(QRegion(self._outline.toFillPolygon().toPolygon()))
        if spot.name != self.text():
            self.setText(spot.name)
            self.setAccessibleName(spot.name)

    def state(self) -> State:
        """Return what is going on with it."""
        return State(self.underMouse(), self._unfolded, bool(self.property("ring")))

    def set_unfolded(self, unfolded: bool) -> None:
        """Show and say whether the explanation of this part is open."""
        self._unfolded = unfolded
        if self._folds:
            self.setAccessibleDescription(self.tr("unfolded") if unfolded else self.tr("folded"))
        self._repaint_picture()

    def hitButton(self, spot: QPoint) -> bool:
        """Take presses within the outline only."""
        return self._outline.contains(spot.toPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; go to the part before or after by arrow."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _ONWARD:
            sideways = key in (Qt.Key.Key_Right, Qt.Key.Key_Left)
            turned = sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-_ONWARD[key] if turned else _ONWARD[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Have the picture show what has changed."""
        done = super().event(event)
        if event.type() in _REPAINTING:
            self._repaint_picture()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the painting to the picture, whose strokes do not end at the edge of one part."""

    def _repaint_picture(self) -> None:
        picture = self.parentWidget()
        if picture is not None:
            picture.update(self.geometry())


class Lettering(QWidget):
    """Some words of the picture that are not a part, as a label for those who hear it."""

    def __init__(self, words: Words, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        speak_as(self, QAccessible.Role.StaticText, words.text)
        self.take(words)

    def text(self) -> str:
        """Return the words."""
        return self._words.text

    def take(self, words: Words) -> None:
        """Stand where these words are."""
        self._words = words
        self.setGeometry(words.box.toAlignedRect())
        self.setAccessibleName(words.text)
        self.setVisible(bool(words.text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the painting to the picture."""


class PicturePane(QWidget):
    """The picture of one diagram. `part_pressed` carries the key of a part."""

    part_pressed = Signal(str)

    def __init__(
        self, theme: Theme, drawing: Drawing, *, folds: bool = True, name: str, parent: QWidget | None = None
    ) -> None:
        """`folds` says whether pressing a part unfolds something, rather than leading somewhere."""
        super().__init__(parent)
        self._theme = theme
        self._drawing = drawing
        self._laid_out: dict[tuple[int, Look], Plan] = {}
        self._letterings: list[Lettering] = []
        self.parts: dict[str, Part] = {}
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spots = self.plan(theme.px(MEASURE)).spots  # the width it most likely gets
        for spot in spots:
            part = Part(spot, folds=folds, name=f"{name}_{spot.key}", parent=self)
            part.clicked.connect(lambda _=False, key=spot.key: self.part_pressed.emit(key))
            part.stepped.connect(lambda step, part=part: self._step(part, step))
            self.parts[spot.key] = part
        listed = ", ".join(spot.name for spot in spots)
        said = self.tr("{what}, a picture with {count} parts: {parts}.")
        speak_as(
            self,
            QAccessible.Role.Chart,
            said.format(what=drawing.diagram.caption.rstrip("."), count=len(self.parts), parts=listed),
        )
        theme.changed.connect(self.redraw)

    def plan(self, width: int | None = None) -> Plan:
        """Return the figure laid out for a width, or for the one it has."""
        width = max(self.width() if width is None else width, _LEAST)
        look = screen_look(self._theme, rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        if (width, look) not in self._laid_out:
            # A layout asks for the height at several widths, again and again: all of one pass have to stay known.
            while len(self._laid_out) >= _WIDTHS:
                del self._laid_out[next(iter(self._laid_out))]
            self._laid_out[width, look] = self._drawing.plan(width, look)
        return self._laid_out[width, look]

    def hasHeightForWidth(self) -> bool:
        """Say that long words break, and so need height, where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the figure at this width."""
        return -int(-self.plan(width).height // 1)

    def sizeHint(self) -> QSize:
        """Return the height for the width there is, and little before there is one: laying it out takes its time."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return QSize(320, self._theme.px(240))
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """Return little width and the full height."""
        return QSize(_LEAST, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figure out for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn with the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole figure."""
        painter = QPainter(self)
        plan = self.plan()
        look = screen_look(self._theme, rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        paint_plan(painter, plan, look, {key: part.state() for key, part in self.parts.items()})
        for words in plan.words:
            paint_words(painter, words)

    def redraw(self) -> None:
        """Draw anew after what is drawn, or how, has changed."""
        self._laid_out.clear()
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        plan = self.plan()
        for spot in plan.spots:
            if spot.key in self.parts:
                self.parts[spot.key].take(spot)
        said = [words for words in plan.words if not words.silent]
        for number in range(len(self._letterings), len(said)):
            lettering = Lettering(said[number], name=f"{self.objectName()}_words{number + 1}", parent=self)
            lettering.lower()
            self._letterings.append(lettering)
        for number, lettering in enumerate(self._letterings):
            if number < len(said):
                lettering.take(said[number])
            else:
                lettering.hide()
        self.update()

    def words(self) -> list[str]:
        """Return the loose words that can be read now."""
        return [each.text() for each in self._letterings if not each.isHidden()]

    def area(self, key: str) -> QRect:
        """Return where a part is."""
        return self.parts[key].geometry()

    def _step(self, part: Part, step: int) -> None:
        parts = list(self.parts.values())
        target = parts.index(part) + step
        if 0 <= target < len(parts):
            parts[target].setFocus(Qt.FocusReason.TabFocusReason)
