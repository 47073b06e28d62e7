# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pills to choose one or several from, by pointer or keys; a chosen one shows a check, a thick edge and bold words."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme
from waterline.ui.tokens import CONTROL

_CHECK, _GAP, _PADDING, _EDGE = 16, 3, 12, 2
# Qt leaves this between icon and words, whatever the style sheet says.
_QT_ICON_SPACING = 4


class Chip(Button):
    """One pill. Its width is that of its chosen state, so that choosing moves nothing."""

    def __init__(
        self,
        theme: Theme,
        key: str,
        words: str,
        *,
        on_key: "Callable[[QKeyEvent, Chip], bool] | None" = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`on_key` sees each key first and returns whether it dealt with it."""
        super().__init__(theme, words, "chip", name=name, checkable=True, parent=parent)
        self.key = key
        self._on_key = on_key
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        theme.changed.connect(self._on_theme_changed)

    def words(self) -> str:
        """Return the words in full."""
        return self._words

    def set_said(self, words: str) -> None:
        """Show other words for the same key."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self._fit_words()

    def sizeHint(self) -> QSize:
        """Return the room the chip needs when chosen."""
        theme = self._theme
        metrics = QFontMetrics(theme.font("body", 600))
        wide = metrics.horizontalAdvance(self._words) + self._around()
        return QSize(max(wide, theme.px(CONTROL + 12)), max(theme.px(CONTROL), metrics.height() + 2 * _EDGE))

    def minimumSizeHint(self) -> QSize:
        """Let a very long chip shrink to a line's width, with an ellipsis."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(120)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the key to the group: arrows move between chips."""
        if self._on_key is None or not self._on_key(event, self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words if the chip got less room than they need; the tooltip has them in full."""
        super().resizeEvent(event)
        self._fit_words()

    def _around(self) -> int:
        theme = self._theme
        return theme.px(_CHECK) + theme.px(_GAP) + _QT_ICON_SPACING + 2 * theme.px(_PADDING) + 2 * _EDGE + 2

    def _fit_words(self) -> None:
        room = max(self.width() - self._around() + 2 * _EDGE, 1)
        metrics = QFontMetrics(self._theme.font("body", 600))
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if shown == self._words else self._words)
        if self.text() != (shown := shown.replace("&", "&&")):
            self.setText(shown)

    def _on_toggled(self, chosen: bool) -> None:
        if not chosen:
            self.setIcon(QIcon())
            return
        rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setIcon(self._theme.icon("check", "on_soft", _CHECK, gap=_GAP, gap_on_left=rtl))
        self.setIconSize(QSize(self._theme.px(_CHECK) + self._theme.px(_GAP), self._theme.px(_CHECK)))

    def _on_theme_changed(self) -> None:
        self._on_toggled(self.isChecked())
        self.updateGeometry()
        self._fit_words()


class ChipGroup(FlowBox):
    """A set of chips. `changed` carries the chosen keys, in the order shown.

    Tab reaches each chip, arrows move between them, Home and End jump, Space or Enter toggles. With `several=False`
    choosing one lets go of the other; pressing the chosen one again leaves none: every question can be left open.
    """

    changed = Signal(list)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]] = (),
        *,
        label: str,
        several: bool = True,
        selected: Iterable[str] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        self._theme = theme
        self._several = several
        self._chips: list[Chip] = []
        self._quiet = False
        speak_as(self, QAccessible.Role.Grouping, label)
        self.set_options(options, selected)

    def set_options(self, options: Sequence[tuple[str, str]], selected: Iterable[str] = ()) -> None:
        """Replace all chips by `options`, pairs of key and words; says nothing by `changed`."""
        for chip in self._chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key, words in options:
            self.add_option(key, words)
        self.select(selected)

    def offer(self, options: Sequence[tuple[str, str]], selected: Iterable[str] = ()) -> bool:
        """Show these options with `selected` chosen; tell whether that took other chips than those there were.

        Chips that are the same stay: the keyboard may be on one of them.
        """
        if [(chip.key, chip.words()) for chip in self._chips] == list(options):
            self.select(selected)
            return False
        self.set_options(options, selected)
        return True

    def add_option(self, key: str, words: str, *, chosen: bool = False) -> Chip:
        """Add one chip after the others, before what `add` put there, and return it."""
        chip = Chip(self._theme, key, words, on_key=self._on_arrow, name=f"{self.objectName()}_{key}", parent=self)
        chip.toggled.connect(self._on_chip_toggled)
        self.flow.insert_widget(len(self._chips), chip)
        if self._chips:
            QWidget.setTabOrder(self._chips[-1], chip)
        self._chips.append(chip)
        chip.setVisible(True)
        if chosen:
            chip.setChecked(True)
        return chip

    def chips(self) -> list[Chip]:
        """Return the chips in the order shown."""
        return list(self._chips)

    def selected(self) -> list[str]:
        """Return the chosen keys in the order shown."""
        return [chip.key for chip in self._chips if chip.isChecked()]

    def select(self, keys: Iterable[str]) -> None:
        """Choose exactly `keys`; unknown ones are passed over; says nothing by `changed`."""
        wanted = set(keys)
        self._quiet = True
        for chip in self._chips:
            chip.setChecked(chip.key in wanted)
        self._quiet = False

    def _on_arrow(self, event: QKeyEvent, chip: "Chip") -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        target = self._target(chip, Qt.Key(event.key()))
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None

    def _target(self, chip: Chip, key: Qt.Key) -> Chip | None:
        place = self._chips.index(chip)
        last = len(self._chips) - 1
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        forward = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if rtl else Qt.Key.Key_Left
        if key == forward:
            return self._chips[min(place + 1, last)]
        if key == backward:
            return self._chips[max(place - 1, 0)]
        if key == Qt.Key.Key_Home:
            return self._chips[0]
        if key == Qt.Key.Key_End:
            return self._chips[last]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._beside(chip, below=key == Qt.Key.Key_Down)
        return None

    def _beside(self, chip: Chip, *, below: bool) -> Chip:
        here = chip.geometry()
        rows = [c for c in self._chips if (c.y() > here.y() if below else c.y() < here.y())]
        if not rows:
            return chip
        row = min(c.y() for c in rows) if below else max(c.y() for c in rows)
        middle = here.center().x()
        return min((c for c in rows if c.y() == row), key=lambda c: abs(c.geometry().center().x() - middle))

    def _on_chip_toggled(self, chosen: bool) -> None:
        if self._quiet:
            return
        sender = self.sender()
        if chosen and not self._several:
            self._quiet = True
            for chip in self._chips:
                if chip is not sender:
                    chip.setChecked(False)
            self._quiet = False
        self.changed.emit(self.selected())
