# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's hands and eyes on the real window: finding by name, clicking where it shows, typing, looking."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)
PATIENCE_SECONDS = 20.0
LINE = Qt.ItemDataRole.UserRole + 1


class NotThere(AssertionError):
    """What the journey wanted to touch is not on the screen."""


class Hands:
    """Does only what a person could: it never calls into the app, it clicks what is visible and types."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        self._window = window

    @property
    def window(self) -> QWidget:
        """The program's one window."""
        return self._window()

    # Looking --------------------------------------------------------------------------------------
    def wait(self, fulfilled: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Let the app run until `fulfilled` is true; raises NotThere with `what` after `seconds`."""
        end = time.monotonic() + seconds
        while not fulfilled():
            if time.monotonic() > end:
                raise NotThere(what)
            QTest.qWait(10)

    def there(self, name: str, kind: type[Kind] = QWidget) -> Kind | None:
        """Return the visible widget with this objectName, or None."""
        for found in self._window().findChildren(kind, name):
            if found.isVisible():
                return found
        return None

    def see(self, name: str, kind: type[Kind] = QWidget) -> Kind:
        """Wait until a widget shows, and return it."""
        self.wait(lambda: self.there(name, kind), f"{name} does not show")
        found = self.there(name, kind)
        assert found is not None
        return found

    def reads(self, text: str) -> bool:
        """Tell whether some visible label holds `text`."""
        labels = [label for label in self._window().findChildren(QLabel) if label.isVisible()]
        return any(text in label.text() or text in label.accessibleName() for label in labels)

    def visible_part(self, name: str) -> bool:
        """Tell whether any part of a widget can be seen without scrolling."""
        found = self.there(name)
        return found is not None and not found.visibleRegion().isEmpty()

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        QTest.qWait(200)  # let a page fade end
        path.parent.mkdir(parents=True, exist_ok=True)
        self._window().grab().save(str(path))

    # Touching -------------------------------------------------------------------------------------
    def click(self, name: str) -> None:
        """Click a control in its middle, scrolled into view; it must be enabled and not covered."""
        target = self.see(name)
        self.wait(lambda: (found := self.there(name)) and found.isEnabled(), f"{name} stays disabled")
        target = self.see(name)
        self._scroll_to(target)
        self._click_at(target, target.rect().center(), name)

    def click_cell(self, table: QTableView, row: int, column: int) -> None:
        """Click a cell of a table in its middle, scrolled into view."""
        index = table.model().index(row, column)
        table.scrollTo(index)
        self._scroll_to(table)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())

    def click_line(self, key: str) -> None:
        """Click the line with this key in whichever list shows it, scrolled into view."""

        def line() -> tuple[QListView, QModelIndex] | None:
            for view in self.window.findChildren(QListView):
                model = view.model()
                for row in range(model.rowCount() if view.isVisible() and model else 0):
                    line = model.index(row, 0).data(LINE)
                    if key in (getattr(line, "key", None), getattr(line, "id", None)):
                        return view, model.index(row, 0)
            return None

        self.wait(line, f"no list shows {key}")
        found = line()
        assert found is not None
        view, index = found
        place = view.visualRect(index).center()
        parent = view.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                at = inside(parent, view.viewport(), place)
                parent.ensureVisible(at.x(), at.y(), 0, 40)
            parent = parent.parentWidget()
        QTest.qWait(30)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def write(self, name: str, words: str) -> None:
        """Click into a field and type; what stood there stays."""
        field = self.see(name)
        self.click(name)
        if isinstance(field, QPlainTextEdit | QLineEdit):
            for character in words:
                _type(field, character)
        else:
            raise NotThere(f"{name} is no field")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        if QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None:
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        press_on(QApplication.activePopupWidget() or QApplication.focusWidget() or self._window(), key, modifiers)
        QTest.qWait(1)

    def choose_from(self, button: str, action: str) -> None:
        """Open the menu of a button and choose from it by keys."""
        self.wait(lambda: any(action in _choices(menu) for menu in self.window.findChildren(QMenu)), action)
        self.click(button)
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"{button} opens a menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = _choices(menu)
        for _ in range(names.index(action) + 1):
            press_on(menu, Qt.Key.Key_Down)
        press_on(menu, Qt.Key.Key_Return)

    def slide(self, name: str, value: int) -> None:
        """Set a 0-to-10 slider by its number keys; ten is Home and End away."""
        slider = self.see(name)
        self._scroll_to(slider)
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Home)
        for _ in range(value):
            QTest.keyClick(slider, Qt.Key.Key_Right)

    def _click_at(self, target: QWidget, position: QPoint, name: str) -> None:
        hit = QApplication.widgetAt(target.mapToGlobal(position))
        if hit is not None and hit is not target and not target.isAncestorOf(hit):
            raise NotThere(f"{name} is covered by {hit.objectName() or type(hit).__name__}")
        surface = target.viewport() if isinstance(target, QAbstractScrollArea) else target
        QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=position)

    def _scroll_to(self, target: QWidget) -> None:
        """Scroll until the middle of `target` is in sight; the page may still be moving."""

        def in_sight() -> bool:
            parent = target.parentWidget()
            while parent is not None:
                if isinstance(parent, QScrollArea):
                    middle = inside(parent, target, target.rect().center())
                    room = min(target.height(), parent.viewport().height() // 2)
                    parent.ensureVisible(middle.x(), middle.y(), 0, room)
                parent = parent.parentWidget()
            QTest.qWait(5)
            return target.visibleRegion().contains(target.rect().center())

        self.wait(in_sight, f"{target.objectName()} cannot be scrolled into sight", seconds=3)


def _choices(menu: QMenu) -> list[str]:
    return [each.objectName() for each in menu.actions()]


def inside(area: QScrollArea, widget: QWidget, point: QPoint) -> QPoint:
    """Return where a point of `widget` lies in what the scroll area holds."""
    body = area.widget()
    assert body is not None
    return body.mapFromGlobal(widget.mapToGlobal(point))


def press_on(
    target: QWidget | None, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key on a widget; raises NotThere where there is none."""
    if target is None:
        raise NotThere("nothing has the keyboard")
    QTest.keyClick(target, key, modifiers)


def _type(field: QWidget, character: str) -> None:
    """Type one character; those beyond ASCII come as an input method or another keyboard would send them."""
    if character.isascii():
        QTest.keyClicks(field, character)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character))
