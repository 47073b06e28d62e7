# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The iceberg: real controls on painted ice, each with its explanation and the person's own moments."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.course.test_figures import plan_of
from tests.ui.patterns.writing import write_moment
from tests.ui.seeing import find, put_on_screen, settle, words_on
from tests.ui.test_tokens import contrast
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.domain.vocabulary import ICEBERG
from waterline.ui.course.diagrams.iceberg import Iceberg
from waterline.ui.course.diagrams.iceberg_shape import shape
from waterline.ui.course.diagrams.look import screen_look
from waterline.ui.course.diagrams.picture import Part
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme
from waterline.ui.tokens import SCHEMES, Scheme, colours_for


@pytest.fixture
def iceberg(qtbot, page: SectionPage, course: Course) -> Iceberg:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    return page.findChildren(Iceberg)[0]


def part(iceberg: Iceberg, key: str) -> Part:
    return iceberg.picture.parts[key]


def own_moments(iceberg: Iceberg) -> LineList:
    return find(iceberg, f"{iceberg.objectName()}_entries", LineList)


def explanation(iceberg: Iceberg) -> str:
    settle()
    return " ".join(each.accessibleName() for each in iceberg.explanation.findChildren(Paragraph) if each.isVisible())


def test_there_is_a_word_for_the_surface_and_a_control_for_each_part(iceberg: Iceberg) -> None:
    assert "What shows" in iceberg.picture.words()
    assert tuple(iceberg.picture.parts) == ICEBERG
    for each in iceberg.picture.parts.values():
        spoken = QAccessible.queryAccessibleInterface(each)
        assert spoken.role() == QAccessible.Role.Button
        assert spoken.text(QAccessible.Text.Name) == each.text()
        assert spoken.text(QAccessible.Text.Description) == "folded"


def test_a_part_unfolds_its_explanation_and_folds_it_again(iceberg: Iceberg) -> None:
    assert not iceberg.explanation.isVisible()
    part(iceberg, "comparison").click()
    assert explanation(iceberg) == "What comparison is."
    assert part(iceberg, "comparison").accessibleDescription() == "unfolded"
    part(iceberg, "fear").click()
    assert explanation(iceberg) == "What fear is."
    assert part(iceberg, "comparison").accessibleDescription() == "folded"
    part(iceberg, "fear").click()
    assert not iceberg.explanation.isVisible()


def test_a_part_shows_the_persons_own_moments_that_named_it(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    mine = write_moment(session, "The plates", iceberg=("fear", "old_wound"))
    write_moment(session, "Something else", iceberg=("comparison",))
    journal.trash(session, write_moment(session, "Thrown away", iceberg=("fear",)))
    page.open(course, "first")
    put_on_screen(page, qtbot)
    iceberg = page.findChildren(Iceberg)[0]
    part(iceberg, "fear").click()
    settle()
    assert [line.key for line in own_moments(iceberg).lines()] == [mine]
    assert "Where you named it" in words_on(iceberg)
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        QTest.mouseClick(own_moments(iceberg).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert chosen.args == [mine]
    part(iceberg, "insecurity").click()
    assert not own_moments(iceberg).isVisible(), "a part nobody named says nothing of it"
    assert "Where you named it" not in words_on(iceberg)


def test_the_keyboard_walks_the_parts_opens_one_and_comes_back(iceberg: Iceberg) -> None:
    first = part(iceberg, "fear")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert part(iceberg, "insecurity").hasFocus()
    QTest.keyClick(part(iceberg, "insecurity"), Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert iceberg.open_part() == "fear"
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(part(iceberg, "insecurity"), Qt.Key.Key_Escape)
    assert iceberg.open_part() == ""
    assert first.hasFocus()


def test_the_water_beside_the_ice_is_not_a_button(iceberg: Iceberg) -> None:
    deepest = part(iceberg, "old_wound")
    QTest.mouseClick(deepest, Qt.MouseButton.LeftButton, pos=QPoint(1, deepest.height() - 2))
    assert iceberg.open_part() == ""
    QTest.mouseClick(deepest, Qt.MouseButton.LeftButton, pos=deepest.rect().center())
    assert iceberg.open_part() == "old_wound"


@pytest.mark.parametrize(("width", "scale"), [(964, 1.0), (784, 1.0), (784, 2.0), (1064, 2.0)])
def test_the_parts_follow_the_ice_at_any_size(
    page: SectionPage, iceberg: Iceberg, theme: Theme, width: int, scale: float
) -> None:
    name = iceberg.objectName()
    theme.apply(scale=scale)
    page.resize(width, 600)
    settle()
    iceberg = find(page, name, Iceberg)  # what was not in view has grown again
    plan = iceberg.picture.plan()
    for spot in plan.spots:
        each = part(iceberg, spot.key)
        assert each.geometry() == spot.outline.boundingRect().toAlignedRect()
        assert each.hitButton(each.rect().center()), each.text()
        assert each.geometry().left() >= 0
        assert each.geometry().right() < iceberg.picture.width()
    assert iceberg.picture.height() >= plan.height


def test_the_ice_gives_way_to_long_words() -> None:
    edges = [100, 150, 200, 250]
    narrow, wide = (shape(600, 10, 100, edges, [60, 60, need]).bands[2] for need in (60, 500))
    assert narrow.outline.boundingRect().width() < 500 <= wide.outline.boundingRect().width() + 40


@pytest.mark.parametrize("scheme", SCHEMES)
def test_down_to_its_foot_the_ice_stands_out_from_the_water(theme: Theme, scheme: Scheme) -> None:
    theme.apply(mode=scheme)
    plan = plan_of("iceberg", 720, screen_look(theme, rtl=False))
    water = colours_for(scheme)["note_bg"]
    drawn = {spot.key: spot.edge for spot in plan.spots if spot.edge is not None}
    around = [(shape.path, shape.edge) for shape in plan.ground if shape.edge is not None]
    drawn |= {spot.key: edge for spot in plan.spots for path, edge in around if path == spot.outline}
    assert list(drawn) == list(ICEBERG)
    assert all(contrast(edge.name(), water) >= 3 for edge in drawn.values())
