# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On the page of an entry: what else is about the same moment, putting entries together and parting them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import journal, tags, together
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.shared.line_list import LineList


@pytest.fixture
def two(write, clock) -> list[str]:
    """Ids of two entries, the second some days later."""
    first = write(root="The first evening").id
    return [first, write(root="The morning after", happened=clock().plus_days(3)).id]


@pytest.fixture
def page(qtbot, session, desk, theme, two) -> EntryPage:
    page = EntryPage(session, desk, theme)
    page.show_entry(two[0])
    put_on_screen(page, qtbot, (964, 900))
    return page


def click(page, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def lines(page, name: str) -> list[str]:
    model = find(page, name, LineList).model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def choose_first(page, name: str) -> None:
    view = find(page, name, LineList)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()


def test_entries_are_put_together_by_keys_and_each_leads_to_the_other(page, session, two, qtbot) -> None:
    assert not find(page, "together").isVisible()
    QTest.keyClick(find(page, "together_fold_button"), Qt.Key.Key_Return)
    settle()
    assert "The morning after" in lines(page, "together_found")[0]
    choose_first(page, "together_found")
    assert find(page, "together").isVisible()
    assert "Also about this moment" in words_on(page)
    assert [line.id for line in together.also_about(session, two[1])] == [two[0]]
    with qtbot.waitSignal(page.entry_chosen, timeout=1000) as asked:
        choose_first(page, "together_others")
    assert asked.args == [two[1]]


def test_the_other_entry_is_found_by_a_word(page, write, qtbot) -> None:
    write(root="A lighthouse")
    click(page, "together_fold_button")
    line = find(page, "together_find", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "lighthouse")
    qtbot.waitUntil(lambda: len(lines(page, "together_found")) == 1)
    assert "A lighthouse" in lines(page, "together_found")[0]
    QTest.keyClicks(line, "zzz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert find(page, "together_nothing", QLabel).isVisible()


def test_putting_together_can_be_undone_at_once(page, session, two) -> None:
    click(page, "together_fold_button")
    choose_first(page, "together_found")
    bar = find(page, "together_message")
    assert any("Patterns count them as one moment" in text for text in words_on(bar))
    next(each for each in bar.findChildren(QAbstractButton) if each.text() == "Undo").click()
    settle()
    assert journal.entry(session, two[0]).incident is None
    assert not find(page, "together").isVisible()


def test_an_entry_is_taken_out_again(page, session, two) -> None:
    together.join(session, *two)
    page.arrive()
    settle()
    click(page, "together_leave")
    assert together.also_about(session, two[0]) == ()
    assert not find(page, "together").isVisible()
    assert find(page, "together_fold_button").hasFocus()


def test_in_the_trash_nothing_is_put_together(page) -> None:
    click(page, "entry_trash")
    assert not find(page, "together_part").isVisible()
    click(page, "entry_restore")
    assert find(page, "together_part").isVisible()


def test_tab_goes_down_the_page_as_the_eye_does(page, session, two) -> None:
    tags.add(session, two[0], "Winter")
    together.join(session, *two)
    page.arrive()
    for name in ("entry_tags_fold_button", "together_fold_button"):
        click(page, name)
    order = tab_order(page)
    first = order.index("entry_tags_fold_button")
    (tag,) = tags.tags(session)
    assert order[first : first + 8] == [
        "entry_tags_fold_button", f"entry_tags_{tag.id}", "entry_tag_name", "entry_tag_add",
        "together_others", "together_leave", "together_fold_button", "together_find",
    ]  # fmt: skip
    assert order.index("together_find") < order.index("versions_all_button")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(page, session, two, write, theme, scale) -> None:
    theme.apply(scale=scale)
    together.join(session, *two)
    write(root="Another long evening " * 10)
    page.arrive()
    settle()
    click(page, "together_fold_button")
    assert cut_off(page) == []
