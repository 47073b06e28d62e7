# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries are chosen and thrown away at once, by mouse or keys, and one word brings all of them back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import journal
from waterline.app.journal import PAGE
from waterline.ui.journal.entry_lines import LINE
from waterline.ui.journal.journal_page import JournalPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, session, desk, theme, write, clock):
    """A journal of five entries, "root 4" on top."""
    for number in range(5):
        write(root=f"root {number}", happened=clock().plus_days(number - 10))
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 900))
    return page


def shown(page):
    model = page.list.model()
    return [model.index(row, 0).data(LINE).root for row in range(model.rowCount())]


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.list, key, modifiers)
    settle()


def mouse(page, row, modifiers=Qt.KeyboardModifier.NoModifier):
    place = page.list.visualRect(page.lines.index(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
    settle()


def stand_on(page, row):
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    page.list.stand_on(row)


def test_shift_and_the_arrows_choose_and_delete_moves_all_of_them_to_the_trash(page, session):
    stand_on(page, 1)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_Down, SHIFT)
    assert "3 entries chosen." in words_on(page)
    press(page, Qt.Key.Key_Delete)
    assert shown(page) == ["root 4", "root 0"]
    assert page.message.words() == "3 entries are in the trash."
    assert page.list.current_line().root == "root 0", "the keyboard stands where they stood"


def test_one_undo_brings_all_of_them_back(page, session):
    stand_on(page, 0)
    press(page, Qt.Key.Key_A, CONTROL)
    press(page, Qt.Key.Key_Delete)
    assert page.empty.isVisible()
    click(page, "journal_message_action")
    assert shown(page) == [f"root {number}" for number in (4, 3, 2, 1, 0)]
    assert journal.trashed(session) == ()
    assert page.list.current_line().root == "root 4"


def test_ctrl_z_takes_back_one_step_after_the_other(page):
    stand_on(page, 0)
    press(page, Qt.Key.Key_Delete)
    stand_on(page, 2)
    press(page, Qt.Key.Key_Delete)
    assert shown(page) == ["root 3", "root 2", "root 0"]
    press(page, Qt.Key.Key_Z, CONTROL)
    assert shown(page) == ["root 3", "root 2", "root 1", "root 0"]
    press(page, Qt.Key.Key_Z, CONTROL)
    assert len(shown(page)) == 5
    press(page, Qt.Key.Key_Z, CONTROL)
    assert page.message.words() == "Nothing to undo here."


def test_ctrl_z_in_the_search_field_undoes_typing_and_leaves_the_trash_alone(page):
    stand_on(page, 0)
    press(page, Qt.Key.Key_Delete)
    page.looking.field.setFocus()
    QTest.keyClicks(page.looking.field, "root")
    QTest.keyClick(page.looking.field, Qt.Key.Key_Z, CONTROL)
    settle()
    assert page.looking.field.text() == ""
    assert len(shown(page)) == 4


def test_ctrl_click_and_shift_click_choose_and_a_plain_click_opens(qtbot, page):
    with qtbot.assertNotEmitted(page.entry_chosen):
        mouse(page, 0, CONTROL)
        mouse(page, 2, CONTROL)
    assert [line.root for line in page.list.chosen_lines()] == ["root 4", "root 2"]
    mouse(page, 4, SHIFT)
    assert "4 entries chosen." in words_on(page)
    with qtbot.waitSignal(page.entry_chosen):
        mouse(page, 1)


def test_the_rows_stay_where_they_are_while_several_are_chosen(page):
    before = page.list.mapTo(page, page.list.rect().topLeft()).y()
    stand_on(page, 0)
    press(page, Qt.Key.Key_Down, SHIFT)
    assert page.several.isVisible()
    assert page.list.mapTo(page, page.list.rect().topLeft()).y() == before


def test_esc_or_the_button_lets_go_of_all_but_one(page):
    for let_go in (lambda: press(page, Qt.Key.Key_Escape), lambda: click(page, "chosen_none")):
        stand_on(page, 0)
        press(page, Qt.Key.Key_Down, SHIFT)
        let_go()
        assert len(page.list.chosen_lines()) == 1
        assert not page.several.isVisible()
        assert page.list.hasFocus()


def test_the_button_below_does_what_delete_does(page):
    stand_on(page, 0)
    press(page, Qt.Key.Key_End, SHIFT)
    click(page, "chosen_trash")
    assert shown(page) == []


def test_all_of_them_means_those_read_so_far_and_says_so(page, qtbot, write, clock):
    for number in range(PAGE * 3):
        write(root=f"older {number}", happened=clock().plus_days(-20 - number))
    page.lines.reload(anew=True)
    settle()
    stand_on(page, 0)
    press(page, Qt.Key.Key_A, CONTROL)
    assert page.lines.more
    assert f"{page.lines.rowCount()} entries chosen. Older ones, further down, are not among them." in words_on(page)


def test_what_was_brought_back_from_the_trash_can_be_thrown_away_again(page, session):
    stand_on(page, 0)
    press(page, Qt.Key.Key_Delete)
    click(page, "open_trash", "restore")
    assert journal.trashed(session) == ()
    QTest.keyClick(page.trash, Qt.Key.Key_Z, CONTROL)
    settle()
    assert [line.root for line in journal.trashed(session)] == ["root 4"]


def test_the_bar_is_reached_by_tab_has_names_and_fits_at_twice_the_text_size(page, theme):
    theme.apply(scale=2.0)
    stand_on(page, 0)
    press(page, Qt.Key.Key_Down, SHIFT)
    settle()
    assert tab_order(page)[-3:] == ["entries", "chosen_none", "chosen_trash"]
    assert all(find(page, name).accessibleName() for name in ("chosen_none", "chosen_trash"))
    assert cut_off(page.several) == []


# The place somebody left ----------------------------------------------------------------------------
def test_coming_back_lands_on_the_same_line_with_the_same_search(page, write, clock):
    for number in range(PAGE * 2):
        write(root=f"older {number}", happened=clock().plus_days(-20 - number))
    page.looking.field.setFocus()
    QTest.keyClicks(page.looking.field, "older")
    QTest.keyClick(page.looking.field, Qt.Key.Key_Return)
    settle()
    while page.lines.rowCount() < PAGE * 2:
        page.lines.fetchMore(page.list.rootIndex())
    stand_on(page, 70)
    settle()
    line, scrolled = page.list.current_line(), page.list.verticalScrollBar().value()
    assert scrolled > 0
    page.leave()
    page.hide()
    page.show()
    page.arrive()
    settle()
    assert page.list.current_line() == line
    assert page.list.verticalScrollBar().value() == scrolled
    assert page.looking.field.text() == "older"


def test_an_entry_brought_to_another_day_is_still_the_line_one_comes_back_to(page, session, clock):
    stand_on(page, 0)
    moved = page.list.current_line().id
    page.leave()
    draft = journal.edit(session, moved)
    happened = clock().plus_days(-300)
    journal.finish(
        session, draft.with_answers(type(draft.answers)(root="moved", happened=happened), "root", session.now())
    )
    page.arrive()
    settle()
    assert page.list.current_line().id == moved
    assert page.list.currentIndex().row() == 4
