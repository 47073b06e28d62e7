# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that stay folded until somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme

_CHEVRON, _GAP, _ABOVE, _EDGE = 16, 8, 7, 4
_WRAP = Qt.TextFlag.TextWordWrap
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TALL = 10_000


class Disclosure(QWidget):
    """A button that unfolds `content` under itself, and folds it again. Screen readers hear which it is."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.button = _Head(theme, words, name=f"{name}_button", parent=self)
        self._inside = QFrame(self)
        self._inside.setProperty("look", "clear")
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(_EDGE + theme.px(_CHEVRON + _GAP), 2, 0, 10)
        self.content.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self._inside)
        self._inside.hide()
        self.button.clicked.connect(lambda: self.unfold(not self.is_open()))
        self._describe()

    def retitle(self, words: str) -> None:
        """Show other words on the button."""
        self.button.set_words(words)

    def is_open(self) -> bool:
        """Tell whether the words are to be seen."""
        return not self._inside.isHidden()

    def unfold(self, unfolded: bool) -> None:
        """Show the words, or put them away."""
        if unfolded == self.is_open():
            return
        self._inside.setVisible(unfolded)
        self.button.show_unfolded(unfolded)
        self._describe()
        announce(self.button, self.button.accessibleDescription())
        self.toggled.emit(unfolded)

    def _describe(self) -> None:
        self.button.setAccessibleDescription(self.tr("unfolded") if self.is_open() else self.tr("folded"))


class _Head(QAbstractButton):
    """Words behind a chevron that break over as many lines as they need."""

    def __init__(self, theme: Theme, words: str, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unfolded = False
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def set_words(self, words: str) -> None:
        """Show other words, which may need other room."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self._heights.clear()
            self.updateGeometry()

    def show_unfolded(self, unfolded: bool) -> None:
        """Turn the chevron."""
        self._unfolded = unfolded
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the words break differently at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at this width, with air around them."""
        if width not in self._heights:
            room = QRect(0, 0, max(width - 2 * _EDGE - self._before(), 1), _TALL)
            box = QFontMetrics(self._theme.font("label")).boundingRect(room, _WRAP, self.text())
            self._heights[width] = box.height() + 2 * self._theme.px(_ABOVE)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the words on one line, if there is room."""
        around = 2 * _EDGE + self._before()
        wide = QFontMetrics(self._theme.font("label")).horizontalAdvance(self.text()) + around + 2
        return QSize(wide, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return little width: the words break."""
        return QSize(120, self._theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chevron at the first line, the words, and the ring."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = theme.px(_CHEVRON)
        line = QFontMetrics(theme.font("label")).height()
        left = self.width() - _EDGE - side if rtl else _EDGE
        picture = theme.pixmap("chevron-down" if self._unfolded else "chevron-right", "accent", _CHEVRON)
        target = QRectF(left, theme.px(_ABOVE) + (line - side) / 2, side, side)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("accent_hover" if self.underMouse() else "accent"))
        before = self._before()
        room = self.rect().adjusted(_EDGE + (0 if rtl else before), 0, -_EDGE - (before if rtl else 0), 0)
        painter.drawText(room, _START | _WRAP, self.text())
        if self.property("ring"):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _before(self) -> int:
        return self._theme.px(_CHEVRON) + self._theme.px(_GAP)

    def _on_theme_changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()
