# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid can be read by ear, walked by keyboard, and is never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest

from tests.ui.patterns.writing import LEFT_TIME, write_moments
from tests.ui.seeing import settle
from waterline.app import insight
from waterline.app.session import Session
from waterline.domain.pattern.grid import Cell, fears_by_needs
from waterline.ui.patterns.grid_view import GridView
from waterline.ui.theme import Theme


@pytest.fixture
def view(qtbot, theme: Theme, session: Session) -> GridView:
    write_moments(session, 3, **LEFT_TIME)
    write_moments(session, 1, fears=("missing_out",))
    write_moments(session, 1)
    shown = GridView(theme)
    qtbot.addWidget(shown)
    shown.set_grid(insight.fears_by_needs(session))
    shown.resize(868, 420)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def spoken(view: GridView) -> set[str]:
    table = QAccessible.queryAccessibleInterface(view)
    names = (table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount()))
    return {name for name in names if name}


def test_every_cell_speaks_a_sentence(view: GridView) -> None:
    said = spoken(view)
    assert "Being left with Time: 3 moments. Press Enter to read them." in said
    assert "Missing out with No need named: one moment. Press Enter to read it." in said
    assert "No fear named with No need named: one moment. Press Enter to read it." in said
    assert "Being left with Priority: no moments." in said
    assert sum(" with " in name for name in said) == 9 * 10


def test_a_number_is_printed_in_every_cell_and_a_dot_for_none(view: GridView) -> None:
    model = view.model()
    shown = {
        model.index(row, column).data() for row in range(model.rowCount()) for column in range(model.columnCount())
    }
    assert shown == {"3", "1", "·"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_cell_is_walked_to_by_arrows_and_opened_by_key(view: GridView, key: Qt.Key) -> None:
    opened: list[Cell] = []
    view.cell_opened.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, key)
    assert [(cell.fear, cell.need, cell.count) for cell in opened] == [("being_left", "time", 3)]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, key)
    assert len(opened) == 1, "a cell without moments has nothing to open"


def test_a_click_opens_a_cell(view: GridView) -> None:
    opened: list[Cell] = []
    view.cell_opened.connect(opened.append)
    spot = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [cell.fear for cell in opened] == ["being_left"]


def test_tab_leaves_the_grid_instead_of_walking_through_ninety_cells(view: GridView) -> None:
    assert not view.tabKeyNavigation()


def test_the_keyboard_stays_at_its_pair_when_the_counts_change(view: GridView, session: Session) -> None:
    view.setCurrentIndex(view.model().index(3, 9))
    write_moments(session, 1, fears=("fear_of_my_own",))
    view.set_grid(insight.fears_by_needs(session))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (3, 9)
    assert view.model().rowCount() == 10


@pytest.mark.parametrize(("width", "scale"), [(868, 1.0), (700, 1.0), (700, 1.5), (600, 2.0)])
def test_no_word_of_a_heading_is_ever_cut(view: GridView, theme: Theme, width: int, scale: float) -> None:
    theme.apply(scale=scale)
    view.resize(width, view.heightForWidth(width))
    settle()
    metrics = QFontMetrics(theme.font("small", 500))
    header = view.horizontalHeader()
    for column in range(view.model().columnCount()):
        heading = str(view.model().headerData(column, Qt.Orientation.Horizontal))
        assert max(map(metrics.horizontalAdvance, heading.split())) < view.columnWidth(column)
        lines = metrics.boundingRect(0, 0, view.columnWidth(column) - 2, 999, Qt.TextFlag.TextWordWrap, heading)
        assert lines.height() <= header.height()
    side = view.verticalHeader().width()
    for row in range(view.model().rowCount()):
        heading = str(view.model().headerData(row, Qt.Orientation.Vertical))
        lines = metrics.boundingRect(0, 0, side - 12, 999, Qt.TextFlag.TextWordWrap, heading)
        assert lines.width() <= side
        assert lines.height() <= view.rowHeight(row)


def test_where_there_is_room_the_whole_grid_shows_without_scrolling(view: GridView) -> None:
    view.resize(868, view.heightForWidth(868))
    settle()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() == 0


def test_an_empty_grid_does_no_harm(view: GridView) -> None:
    view.set_grid(fears_by_needs(()))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.model().rowCount() == 9
