# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All shared widgets on one page: everything named, nothing cut, at every look and size."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.gallery import Gallery, gallery_dialog
from waterline.ui.theme import Theme


def page_of(theme: Theme, qtbot, width: int) -> Gallery:
    page = Gallery(theme)
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    qtbot.wait(30)
    return page


def focusable(page: QWidget) -> list[QWidget]:
    return [w for w in page.findChildren(QWidget) if w.isVisibleTo(page) and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_everything_the_tab_key_reaches_has_a_name(theme: Theme, qtbot):
    page = page_of(theme, qtbot, 800)
    reached = focusable(page)
    assert len(reached) > 40
    for widget in reached:
        assert widget.accessibleName(), widget.objectName()


def test_tab_goes_through_the_whole_page_and_comes_round(theme: Theme, qtbot):
    page = page_of(theme, qtbot, 800)
    qtbot.waitUntil(page.isActiveWindow)
    first = focusable(page)[0]
    first.setFocus()
    seen = [first]
    for _ in range(200):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        now = page.focusWidget()
        if now is first:
            break
        seen.append(now)
    enabled = {w for w in focusable(page) if w.isEnabled()}
    reached = set(seen)
    # One stop for a group of radio buttons; the line inside a spin box is reached as the box.
    once = {w for w in enabled if w.objectName().startswith("mode_") or w.objectName() == "qt_spinbox_lineedit"}
    assert enabled - reached - once == set()


@pytest.mark.parametrize("mode", ["light", "contrast"])
@pytest.mark.parametrize(("scale", "width"), [(0.9, 640), (1.0, 700), (1.5, 800), (2.0, 1000)])
def test_no_button_and_no_line_of_text_is_cut(theme: Theme, qtbot, mode, scale: float, width: int):
    theme.apply(mode=mode, scale=scale)
    page = page_of(theme, qtbot, width)
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.text() and "…" not in button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.height() >= button.sizeHint().height(), button.text()
    for label in page.findChildren(QLabel):
        if label.isVisibleTo(page) and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
        right = label.mapTo(page, QPoint(label.width(), 0)).x()
        assert right <= page.width(), label.text()


def test_a_dialog_at_twice_the_size_cuts_nothing(theme: Theme, qtbot):
    theme.apply(scale=2.0)
    dialog = gallery_dialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(10)
    for button in dialog.findChildren(QAbstractButton):
        assert button.width() >= button.sizeHint().width()
    assert dialog.title.height() >= dialog.title.heightForWidth(dialog.title.width())
