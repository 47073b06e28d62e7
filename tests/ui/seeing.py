# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at a page as a person does: which words are there, whether any are cut off, and where Tab leads."""

from __future__ import annotations

import time
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from waterline.ui.course.growing import GrowingSheet
from waterline.ui.shared.page import Page
from waterline.ui.shared.scroller import Scroller

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


PATIENCE_SECONDS = 20.0


def settle() -> None:
    """Let every page grow to its end, part by part, and every layout that was asked for happen."""
    until = time.monotonic() + PATIENCE_SECONDS
    while any(
        not sheet.is_whole() for top in QApplication.topLevelWidgets() for sheet in top.findChildren(GrowingSheet)
    ):
        assert time.monotonic() < until, "a page never grows to its end"
        QApplication.processEvents()
    for _ in range(20):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def put_on_screen(page: Page, qtbot, size: tuple[int, int] = (900, 560)) -> None:
    """Show the page in `size` as the window would."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.arrive()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()


def words_on(page: QWidget) -> list[str]:
    """Return every text that can be read on the page now."""
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    return labels + [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]


def find(page: QWidget, name: str, kind: type[W] = QWidget) -> W:
    """Return the one widget of this name; fails if there is none or more than one."""
    found = page.findChildren(kind, name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


class InHand(Generic[P]):
    """A page in a person's hands, by the names of its controls."""

    page: P

    def click(self, name: str) -> None:
        """Press a button."""
        find(self.page, name, QAbstractButton).click()
        settle()

    def write(self, name: str, text: str) -> None:
        """Fill a line."""
        find(self.page, name, QLineEdit).setText(text)

    def shows(self, name: str) -> bool:
        """Tell whether something is in view."""
        return find(self.page, name).isVisible()

    def says(self, part: str) -> bool:
        """Tell whether some words are in view."""
        return any(part in text for text in words_on(self.page))

    def said_in(self, box: str) -> str:
        """Return what a trouble box says, or nothing."""
        return find(self.page, f"{box}_body", QLabel).text() if self.shows(box) else ""


def cut_off(page: QWidget) -> list[str]:
    """Return the words on the page that have less room than they need."""
    cut: list[str] = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() < needed or (not label.wordWrap() and label.width() < label.sizeHint().width()):
            cut.append(label.text())
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width():
            cut.append(button.text())
    return cut + [_words(each) for each in _outside(page)]


def _outside(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for scroller in page.findChildren(Scroller):
        body = scroller.widget()
        assert body is not None
        for widget in body.findChildren(QWidget):
            left = widget.mapTo(body, widget.rect().topLeft()).x()
            if widget.isVisible() and (left < 0 or left + widget.width() > scroller.viewport().width()):
                found.append(widget)
    return found


def _words(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} reaches outside"


def tab_order(page: QWidget) -> list[str]:
    """Return the names of what Tab reaches, in order, once round."""
    names: list[str] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    return names
