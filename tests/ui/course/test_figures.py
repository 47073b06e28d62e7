# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure can be read at any size, heard, walked through by key, pressed where it is seen, and mirrored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.seeing import settle
from waterline.app import study
from waterline.domain.course import ARC, DIAGRAM_PARTS, Block, Diagram, Part, Section, plain_text, with_arc
from waterline.resources import lessons_path
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.arc import Arc
from waterline.ui.course.diagrams.arc_drawing import ArcDrawing
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.diagrams.figures import DRAWINGS, drawing_of
from waterline.ui.course.diagrams.look import Look, screen_look
from waterline.ui.course.diagrams.plan import Plan, Words
from waterline.ui.course.diagrams.wheel_drawing import LETTERS
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.theme import Theme
from waterline.ui.tokens import SCHEMES

COURSE = study.open_course(lessons_path())
FIGURES: dict[str, Diagram] = {
    block.id: block
    for blocks in (COURSE.landing, *(section.blocks for section in COURSE.sections))
    for block in blocks
    if isinstance(block, Diagram)
}
SIZES = ((720, 1.0), (420, 1.0), (304, 1.0), (1100, 2.0), (700, 2.0), (620, 2.0))
every_figure = pytest.mark.parametrize("name", DIAGRAM_PARTS)
every_folding_figure = pytest.mark.parametrize("name", [name for name in DIAGRAM_PARTS if name != ARC])
every_size = pytest.mark.parametrize(("width", "scale"), SIZES)


@pytest.fixture
def builder(theme: Theme) -> BlockBuilder:
    return BlockBuilder(theme, lambda exercise: True)


def shown(qtbot, builder: BlockBuilder, name: str, width: int = 720) -> Figure:
    widget = builder.build(FIGURES[name])
    assert isinstance(widget, Figure)
    qtbot.addWidget(widget)
    layout = widget.layout()
    assert layout is not None
    widget.resize(width, layout.totalHeightForWidth(width) + 400)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    settle()
    return widget


def plan_of(name: str, width: float, look: Look) -> Plan:
    return drawing_of(FIGURES[name]).plan(width, look)


def area(path: QPainterPath) -> float:
    polygon = path.toFillPolygon()
    points = [polygon.at(place) for place in range(polygon.count())]
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(one.x() * other.y() - other.x() * one.y() for one, other in pairs)) / 2


def written(words: Words, look: Look) -> QRectF:
    """Return the box that the words really fill."""
    role = next(r for r in ("label", "body", "small", "small_label", "said", "letter") if look.font(r) == words.font)
    room = look.room(words.text, role, words.box.width())
    box = QRectF(QPointF(), QSizeF(room.width() - look.unit, room.height()))
    box.moveCenter(words.box.center())
    if words.align & Qt.AlignmentFlag.AlignLeft:
        box.moveLeft(words.box.left())
    elif words.align & Qt.AlignmentFlag.AlignRight:
        box.moveRight(words.box.right())
    return box


def luminance(color: QColor) -> float:
    parts = [(each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4) for each in color.getRgbF()[:3]]  # type: ignore[misc]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# What is seen -------------------------------------------------------------------------------------
def test_the_app_draws_every_picture_a_course_may_name_and_the_course_shows_them_all() -> None:
    assert set(DRAWINGS) == set(DIAGRAM_PARTS) == set(FIGURES)


@every_figure
@every_size
def test_every_word_has_room_and_nothing_covers_another(theme: Theme, name: str, width: int, scale: float) -> None:
    theme.apply(scale=scale)
    look = screen_look(theme, rtl=False)
    plan = plan_of(name, width, look)
    whole = QRectF(0, 0, width, plan.height)
    boxes = [written(words, look) for words in plan.words]
    for spot in plan.spots:
        assert whole.contains(spot.outline.boundingRect()), spot.name
        for words in spot.words:
            box = written(words, look)
            corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
            assert all(spot.outline.contains(corner) for corner in corners), words.text
    for box, words in zip(boxes, plan.words, strict=True):
        assert whole.contains(box), words.text
        for spot in plan.spots:
            assert not spot.outline.intersects(box.adjusted(2, 2, -2, -2)), (words.text, spot.name)
    for place, one in enumerate(plan.spots):
        for other in plan.spots[place + 1 :]:
            assert area(one.outline.intersected(other.outline)) < 2, (one.name, other.name)


@every_figure
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_words_on_every_part_stand_out(theme: Theme, name: str, scheme) -> None:
    theme.apply(mode=scheme)
    for spot in plan_of(name, 720, screen_look(theme, rtl=False)).spots:
        for ground in (spot.fill, spot.hover):
            assert contrast(spot.ink, ground) >= 4.5, spot.name


@every_figure
@every_size
def test_a_part_is_large_enough_to_hit(theme: Theme, name: str, width: int, scale: float) -> None:
    theme.apply(scale=scale)
    for spot in plan_of(name, width, screen_look(theme, rtl=False)).spots:
        box = spot.outline.boundingRect()
        assert min(box.width(), box.height()) >= 24 * scale, spot.name


@every_figure
def test_from_right_to_left_the_picture_is_its_own_mirror_image(theme: Theme, name: str) -> None:
    one = plan_of(name, 720, screen_look(theme, rtl=False))
    other = plan_of(name, 720, screen_look(theme, rtl=True))
    assert one.height == other.height
    for left, right in zip(one.spots, other.spots, strict=True):
        there, here = left.outline.boundingRect(), right.outline.boundingRect()
        assert (here.left(), here.top()) == pytest.approx((720 - there.right(), there.top()))
        assert [words.text for words in left.words] == [words.text for words in right.words]


def test_no_letter_of_the_wheel_is_larger_than_another(theme: Theme) -> None:
    spots = plan_of("hearts", 720, screen_look(theme, rtl=False)).spots
    letters = [area(spot.outline) for spot in spots if spot.key in LETTERS]
    assert len(letters) == 6
    assert max(letters) == pytest.approx(min(letters), rel=0.01)


def test_no_hill_of_the_map_is_nearer_to_the_middle_than_another(theme: Theme) -> None:
    plan = plan_of("attachment", 720, screen_look(theme, rtl=False))
    boxes = {spot.key: spot.outline.boundingRect().center() for spot in plan.spots}
    middle = boxes["blend"]
    away = [boxes[key] - middle for key in ("secure", "anxious", "avoidant", "disorganised")]
    assert {(round(abs(each.x())), round(abs(each.y()))) for each in away} == {
        (round(abs(away[0].x())), round(abs(away[0].y())))
    }


def test_the_descent_goes_down_with_every_step(theme: Theme) -> None:
    spots = plan_of("descent", 720, screen_look(theme, rtl=False)).spots
    tops = [spot.outline.boundingRect().top() for spot in spots]
    lefts = [spot.outline.boundingRect().left() for spot in spots]
    assert tops == sorted(tops)
    assert lefts == sorted(lefts)
    assert [spot.name for spot in spots][2:4] == ["Step 3: The fear question", "Step 3: The need question"]


# What is heard ------------------------------------------------------------------------------------
@every_figure
def test_a_figure_is_a_chart_with_one_sentence_and_a_control_for_every_part(
    qtbot, builder: BlockBuilder, name: str
) -> None:
    figure = shown(qtbot, builder, name)
    diagram = FIGURES[name]
    group = QAccessible.queryAccessibleInterface(figure)
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, diagram.caption)
    chart = QAccessible.queryAccessibleInterface(figure.picture)
    assert chart.role() == QAccessible.Role.Chart
    said = chart.text(QAccessible.Text.Name)
    assert said.startswith(diagram.caption)
    expected = set(DIAGRAM_PARTS[name]) or {section.id for section in COURSE.sections}
    assert set(figure.picture.parts) == expected
    for part in figure.picture.parts.values():
        spoken = QAccessible.queryAccessibleInterface(part)
        assert spoken.role() == QAccessible.Role.Button
        assert spoken.text(QAccessible.Text.Name) in said
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


@every_figure
def test_the_loose_words_of_a_picture_are_labels_too(qtbot, builder: BlockBuilder, name: str) -> None:
    figure = shown(qtbot, builder, name)
    loose = [words.text for words in figure.picture.plan().words if not words.silent]
    assert figure.picture.words() == loose
    labels = [each for each in figure.picture.children() if isinstance(each, QWidget)]
    spoken = [QAccessible.queryAccessibleInterface(each) for each in labels]
    read = [each.text(QAccessible.Text.Name) for each in spoken if each.role() == QAccessible.Role.StaticText]
    assert sorted(read) == sorted(loose)


# What is done -------------------------------------------------------------------------------------
@every_figure
@pytest.mark.parametrize("width", [720, 304])
def test_pressing_where_a_part_is_seen_reaches_that_part(qtbot, builder: BlockBuilder, name: str, width: int) -> None:
    figure = shown(qtbot, builder, name, width)
    pressed: list[str] = []
    figure.picture.part_pressed.connect(pressed.append)
    for spot in figure.picture.plan().spots:
        at = spot.words[-1].box.center().toPoint()
        under = figure.picture.childAt(at)
        part = figure.picture.parts[spot.key]
        assert under is part
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.mapFrom(figure.picture, at))
    assert pressed == [spot.key for spot in figure.picture.plan().spots]


@every_folding_figure
def test_each_part_unfolds_its_words_and_esc_folds_them(qtbot, builder: BlockBuilder, name: str) -> None:
    figure = shown(qtbot, builder, name)
    for key, part in figure.picture.parts.items():
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(part, Qt.Key.Key_Return)
        settle()
        assert said_in(figure.explanation) == said_by(FIGURES[name], key)
        assert part.accessibleDescription() == "unfolded"
    last = figure.picture.parts[figure.open_part()]
    QTest.keyClick(last, Qt.Key.Key_Escape)
    assert figure.open_part() == ""
    assert not figure.explanation.isVisible()
    assert last.hasFocus()


@every_folding_figure
def test_all_of_a_picture_can_be_read_in_words_at_once(qtbot, builder: BlockBuilder, name: str) -> None:
    figure = shown(qtbot, builder, name)
    first, *_ = figure.picture.parts
    figure.press(first)
    figure.everything.button.click()
    settle()
    assert figure.open_part() == "", "nothing stands there twice"
    wanted = " ".join(said_by(FIGURES[name], part.key) for part in FIGURES[name].parts)
    assert said_in(figure.everything) == wanted
    figure.press(first)
    settle()
    assert not figure.everything.is_open()
    assert said_in(figure.explanation) == said_by(FIGURES[name], first)


def said_in(widget: QWidget) -> str:
    return " ".join(each.accessibleName() for each in widget.findChildren(Paragraph) if each.isVisible())


def said_by(diagram: Diagram, key: str) -> str:
    part = diagram.part(key)
    assert part is not None
    return " ".join(map(plain_text, part.blocks))


def test_a_place_inside_a_part_unfolds_it(qtbot, builder: BlockBuilder) -> None:
    figure = shown(qtbot, builder, "hearts")
    figure.unfold_part_with("hearts/diagram-hearts/turning/p1")
    assert figure.open_part() == "turning"
    figure.unfold_part_with("nowhere")
    assert figure.open_part() == "turning"


@every_figure
def test_arrows_walk_the_parts_in_the_direction_of_reading(qtbot, builder: BlockBuilder, name: str) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    figure = shown(qtbot, builder, name)
    first, second, *_ = figure.picture.parts.values()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Right)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


# The arc ------------------------------------------------------------------------------------------
def test_a_stop_of_the_arc_leads_to_its_section(qtbot, builder: BlockBuilder) -> None:
    arc = shown(qtbot, builder, ARC)
    assert isinstance(arc, Arc)
    opened: list[str] = []
    builder.word_opened.connect(lambda span, beside, spot: opened.append(span.key))
    for part in arc.picture.parts.values():
        part.click()
    assert opened == [section.id for section in COURSE.sections]
    assert arc.picture.parts["hearts"].text() == "Section 7: Safety on purpose"


def test_the_arc_marks_the_section_last_read_in_word_and_colour(qtbot, builder: BlockBuilder) -> None:
    arc = shown(qtbot, builder, ARC)
    assert isinstance(arc, Arc)
    before = arc.picture.plan().spot("dig")
    arc.mark_here("dig")
    after = arc.picture.plan().spot("dig")
    assert before is not None
    assert after is not None
    assert after.fill != before.fill
    assert arc.picture.parts["dig"].accessibleName().endswith("You are here")
    arc.mark_here("")
    assert "You are here" not in arc.picture.parts["dig"].accessibleName()


@pytest.mark.parametrize("counts", [(1,), (2, 1), (0, 3), (5,) * 9, (30, 1, 9)])
@pytest.mark.parametrize("width", [280, 720])
def test_any_course_fits_on_an_arc(theme: Theme, counts: tuple[int, ...], width: int) -> None:
    sections: list[Section] = []
    parts = []
    for number, count in enumerate(counts):
        names = [f"s{number}-{each}" for each in range(count)]
        blocks: tuple[Block, ...] = ()
        sections += [Section(name, len(sections) + 1, name.title(), "", blocks) for name in names]
        parts.append(Part(f"A stretch with the number {number}", "", tuple(names)))
    diagram = with_arc(Diagram("a", ARC, "The way", (), ()), parts, sections)
    look = screen_look(theme, rtl=False)
    plan = ArcDrawing(diagram).plan(width, look)
    whole = QRectF(0, 0, width, plan.height)
    assert len(plan.spots) == sum(counts)
    assert all(whole.contains(spot.outline.boundingRect()) for spot in plan.spots)
    assert all(whole.contains(written(words, look)) for words in plan.words)


@pytest.mark.parametrize(("width", "scale"), [(720, 1.0), (900, 2.0)])
def test_the_words_of_a_letter_keep_off_the_edges_of_its_sector(theme: Theme, width: float, scale: float) -> None:
    theme.apply(scale=scale)
    look = screen_look(theme, rtl=False)
    plan = plan_of("hearts", width, look)
    air = look.px(5.5)
    for spot in plan.spots[: len(LETTERS)]:
        box = spot.words[1].box.adjusted(-air, 0, air, air)
        beside = [
            QPointF(x, box.top() + box.height() * step / 8) for x in (box.left(), box.right()) for step in range(9)
        ]
        assert all(map(spot.outline.contains, beside)), spot.key
