# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame around every page: Quick exit first and always, and a title that says nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from waterline.domain.errors import DiskFull
from waterline.resources import resource_path
from waterline.ui.shared.buttons import NavButton
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display
from waterline.ui.sidebar import RIGHT_NOW, Place
from waterline.ui.theme import Theme
from waterline.ui.window import Window


@pytest.fixture
def theme(qapp):
    made = Theme(qapp, resource_path())
    made.apply(mode="light", scale=1.0, font_choice="bundled")
    return made


@pytest.fixture
def window(theme, qtbot):
    made = Window(theme)
    qtbot.addWidget(made, before_close_func=lambda window: window.close_requested.disconnect())
    made.close_requested.connect(lambda: None)
    made.show()
    qtbot.waitExposed(made)
    return made


def page_called(theme, title):
    page = Page(theme, title, name=title.lower())
    page.content.addWidget(display(title))
    page.content.addWidget(QPushButton("Somewhere"))
    return page


def test_the_title_never_says_more_than_the_name(window, theme):
    window.show_page(page_called(theme, "Where it hurts"), Place.JOURNAL)
    assert window.windowTitle() == "Waterline"


def test_quick_exit_is_the_first_stop_of_the_tab_key(window, theme):
    window.show_page(page_called(theme, "Now"), Place.NOW)
    first = window.nextInFocusChain()
    while first is not None and not (first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisible()):
        first = first.nextInFocusChain()
    assert first is window.quick_exit


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.6, 2.0])
def test_quick_exit_stands_in_the_same_corner_on_every_page(window, theme, scale):
    theme.apply(scale=scale)
    corners = set()
    for title, places in (("Now", True), ("Open", False), ("Support", True)):
        window.show_page(page_called(theme, title), None, places=places)
        QTest.qWait(20)
        right = window.quick_exit.mapTo(window, window.quick_exit.rect().topRight())
        corners.add((window.width() - right.x(), right.y()))
    assert len(corners) == 1
    assert window.quick_exit.isVisible()


def test_a_narrow_window_shows_the_places_as_icons_that_still_have_names(window, theme):
    window.show_page(page_called(theme, "Now"), Place.NOW)
    window.resize(900, 640)
    QTest.qWait(20)
    entry = window.findChild(QPushButton, "place_journal")
    assert entry.text() == ""
    assert entry.accessibleName() == "Journal"
    window.resize(1180, 780)
    QTest.qWait(20)
    assert entry.text() == "Journal"


def test_the_place_in_view_is_marked_and_a_page_beside_them_marks_none(window, theme):
    window.show_page(page_called(theme, "Journal"), Place.JOURNAL)
    places = window.sidebar.findChildren(NavButton)
    assert [button.objectName() for button in places if button.is_here()] == ["place_journal"]
    window.show_page(page_called(theme, "Support"))
    assert not any(button.is_here() for button in places)


def test_a_place_is_spoken_as_a_button_that_is_pressed_and_says_when_one_is_there(window, theme):
    window.show_page(page_called(theme, "Journal"), Place.JOURNAL)
    spoken = {each: QAccessible.queryAccessibleInterface(each) for each in window.sidebar.findChildren(NavButton)}
    assert {one.role() for one in spoken.values()} == {QAccessible.Role.Button}
    assert all("Press" in one.actionInterface().actionNames() for one in spoken.values())
    described = {each.objectName(): one.text(QAccessible.Text.Description) for each, one in spoken.items()}
    assert described["place_journal"] == "You are here"
    assert described["place_now"] == ""
    assert described["right_now_button"] == "Something to do in the next five minutes (Alt+R)"
    window.sidebar.mark(RIGHT_NOW)
    described = {each.objectName(): one.text(QAccessible.Text.Description) for each, one in spoken.items()}
    assert described["right_now_button"] == "You are here"
    window.sidebar.mark(Place.NOW)
    assert spoken[window.findChild(NavButton, "right_now_button")].text(QAccessible.Text.Description).startswith("Some")


def test_trouble_is_one_sentence_above_the_page_and_takes_no_focus(window, theme, tmp_path):
    page = page_called(theme, "Now")
    field = QPlainTextEdit()
    page.content.addWidget(field)
    window.show_page(page, Place.NOW)
    field.setFocus()
    window.say_error(DiskFull(tmp_path))
    assert "disk is full" in window.messages.words()
    assert window.focusWidget() is field


def test_a_passing_note_goes_with_its_page_and_trouble_stays(window, theme, tmp_path):
    window.show_page(page_called(theme, "Entry"), Place.JOURNAL)
    window.say("Kept in your journal.", "try")
    window.show_page(page_called(theme, "Now"), Place.NOW)
    assert window.messages.words() == ""
    window.say_error(DiskFull(tmp_path))
    window.show_page(page_called(theme, "Patterns"), Place.PATTERNS)
    assert "disk is full" in window.messages.words()


def test_a_bug_is_not_dressed_up_as_expected_trouble(window):
    with pytest.raises(ZeroDivisionError):
        window.say_error(ZeroDivisionError())


def test_a_dropped_page_leaves_nothing_behind(window, theme, qapp):
    page = page_called(theme, "Entry")
    gone = []
    page.destroyed.connect(lambda: gone.append(True))
    window.show_page(page, Place.JOURNAL)
    window.drop(page)
    QTest.qWait(20)
    assert gone == [True]
    assert window.findChild(Page, "entry") is None


def test_a_control_that_goes_away_under_the_keyboard_never_hands_it_to_quick_exit(window, theme):
    page = page_called(theme, "Now")
    window.show_page(page, Place.NOW)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    button = page.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    button.setEnabled(False)
    assert window.focusWidget() is page
    window.show_page(page_called(theme, "Journal"), Place.JOURNAL)
    window.show_page(page_called(theme, "Course"), Place.COURSE)
    assert window.focusWidget() is window.page


def test_any_page_can_be_read_to_its_end_by_keys_alone(window, theme):
    page = page_called(theme, "Support")
    for number in range(60):
        page.content.addWidget(display(f"Line {number}"))
    window.show_page(page)
    QTest.qWait(50)
    page.setFocus()
    assert page.scroller is not None
    bar = page.scroller.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0


def test_a_page_has_its_title_as_its_name(window, theme):
    page = page_called(theme, "Patterns")
    window.show_page(page, Place.PATTERNS)
    assert page.accessibleName() == "Patterns"


def test_closing_the_window_asks_and_closes_nothing_by_itself(window, qtbot):
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()
