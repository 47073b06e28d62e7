# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons, badges, callouts, steps, empty places, the grid's colours and the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from waterline.ui.shared.badge import TRIAGE_ICONS, triage_badge, triage_words
from waterline.ui.shared.buttons import Button, icon_button, nav_button, primary_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.heat import STEPS, heat_colours, heat_step
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.page import Page
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.shared.step_bar import StepBar
from waterline.ui.shared.text import Prose, Text, body
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE


def test_words_are_shown_as_they_are_and_never_as_markup(theme: Theme, qtbot):
    words = body("<b>not bold</b> & <img src=x>")
    prose = Prose(theme, "<b>not bold</b>\n\nsecond & last")
    button = secondary_button(theme, "Tom & Anna", name="both")
    for widget in (words, prose, button):
        qtbot.addWidget(widget)
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in prose.text()
    assert "&lt;b&gt;" in prose.text()
    assert prose.prose() == "<b>not bold</b>\n\nsecond & last"
    assert button.text() == "Tom && Anna"
    assert button.accessibleName() == "Tom & Anna"


def test_enter_presses_a_button_as_space_does(theme: Theme, qtbot):
    pressed: list[str] = []
    button = primary_button(theme, "Continue", name="continue")
    button.clicked.connect(lambda: pressed.append("yes"))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["yes", "yes"]


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
def test_targets_are_large_enough_for_unsteady_hands(theme: Theme, qtbot, scale: float):
    theme.apply(scale=scale)
    made = {
        primary_button(theme, "Go", name="a"): 44,
        secondary_button(theme, "Go", name="b"): 36,
        icon_button(theme, "x", "Close", name="c"): 36,
        nav_button(theme, "Now", "sun", name="d"): 44,
        QuickExitButton(theme): 36,
    }
    for button, height in made.items():
        qtbot.addWidget(button)
        assert button.sizeHint().height() == pytest.approx(theme.px(height), abs=1)
        assert button.sizeHint().width() >= 24


def test_a_button_of_only_an_icon_has_a_name_and_says_it_on_hover(theme: Theme, qtbot):
    button = icon_button(theme, "x", "Close this", name="close")
    qtbot.addWidget(button)
    assert button.text() == ""
    assert button.accessibleName() == button.toolTip() == "Close this"


def test_a_place_in_a_narrow_sidebar_keeps_its_name(theme: Theme, qtbot):
    button = nav_button(theme, "Journal", "notebook-pen", name="journal")
    qtbot.addWidget(button)
    button.set_compact(True)
    assert (button.text(), button.toolTip(), button.accessibleName()) == ("", "Journal", "Journal")
    assert button.sizeHint().width() <= theme.px(60)
    button.set_compact(False)
    assert (button.text(), button.toolTip()) == ("Journal", "")


def test_quick_exit_looks_the_same_everywhere_and_says_what_it_does(theme: Theme, qtbot):
    one, two = QuickExitButton(theme), QuickExitButton(theme)
    for button in (one, two):
        qtbot.addWidget(button)
    assert one.grab().toImage() == two.grab().toImage()
    assert one.text() == "Quick exit"
    assert not one.icon().isNull()
    assert one.accessibleDescription()


def test_where_a_moment_was_placed_shows_as_icon_and_word(theme: Theme, qtbot):
    seen = set()
    for key in TRIAGE_ICONS:
        badge = triage_badge(theme, key)
        qtbot.addWidget(badge)
        assert badge.accessibleName() == triage_words(key)
        seen.add((TRIAGE_ICONS[key], triage_words(key)))
    assert len(seen) == 4
    assert triage_words(None) == "Not placed"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_badge_is_painted_within_its_edges(theme: Theme, qapp: QApplication, qtbot, direction):
    qapp.setLayoutDirection(direction)
    badge = triage_badge(theme, "both")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    image = badge.grab().toImage()
    ink = theme.color("both_fg").rgb()
    columns = {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).rgb() == ink}
    assert columns
    assert min(columns) >= 8
    assert max(columns) <= image.width() - 8


@pytest.mark.parametrize(
    ("count", "step"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 4), (7, 5), (8, 5), (9, 6), (200, 6)]
)
def test_a_colour_of_the_grid_means_the_same_number_in_every_small_grid(theme: Theme, count: int, step: int):
    assert heat_step(count) == step
    colours = heat_colours(theme, step)
    assert (colours is None) == (count == 0)


def test_a_very_large_grid_still_tells_more_from_fewer():
    steps = [heat_step(count, most=1560) for count in (0, 1, 75, 245, 557, 1137, 1560)]
    assert steps == [0, 1, 2, 3, 4, 6, 6]
    assert [heat_step(count, most=18) for count in (1, 9, 18)] == [1, 6, 6]


def test_the_grid_has_six_different_fills(theme: Theme):
    fills = [colours[0].name() for step in range(1, STEPS + 1) if (colours := heat_colours(theme, step))]
    assert len(set(fills)) == STEPS


def test_a_callout_shows_only_what_it_was_given(theme: Theme, qtbot):
    callout = Callout(theme, "note", "", "Only words.")
    qtbot.addWidget(callout)
    callout.show()
    assert not callout.title.isVisible()
    assert callout.body.isVisible()
    pressed: list[str] = []
    button = callout.add_button("See help", lambda: pressed.append("help"), name="help")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["help"]
    callout.set_words("Now a title")
    assert callout.title.isVisible()
    assert not callout.body.isVisible()
    assert callout.accessibleName() == "Now a title"


def test_an_empty_place_offers_one_thing_to_do(theme: Theme, qtbot):
    empty = EmptyState(theme, "Nothing yet", "What you write will be here.")
    qtbot.addWidget(empty)
    pressed: list[str] = []
    button = empty.add_button("Begin", lambda: pressed.append("begun"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["begun"]


def test_the_step_bar_fills_from_where_reading_starts(theme: Theme, qapp: QApplication, qtbot):
    def filled(x: float) -> bool:
        image = bar.grab().toImage()
        colour = image.pixelColor(round(image.width() * x), image.height() // 2)
        return colour.rgb() == theme.color("accent").rgb()

    bar = StepBar(theme, 3, 1)
    qtbot.addWidget(bar)
    bar.resize(300, bar.sizeHint().height())
    assert (filled(0.15), filled(0.85)) == (True, False)
    bar.set_step(3)
    assert (filled(0.15), filled(0.85)) == (False, True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (filled(0.15), filled(0.85)) == (True, False)
    assert bar.words() == "Step 3 of 3"


def test_an_icon_beside_words_takes_the_colour_of_the_new_mode(theme: Theme, qtbot):
    label = IconLabel(theme, "heart", "care_icon", 20)
    qtbot.addWidget(label)
    before = label.pixmap().toImage()
    theme.apply(mode="dark")
    assert label.pixmap().toImage() != before


def test_a_page_for_reading_is_no_wider_than_reads_well(theme: Theme, qtbot):
    page = Page(theme, "Course", reading=True)
    page.content.addWidget(body("words " * 400))
    qtbot.addWidget(page)
    page.resize(1600, 700)
    page.show()
    qtbot.wait(20)
    assert page.column.width() == MEASURE
    left = page.column.mapTo(page, page.column.rect().topLeft()).x()
    assert abs(left - (1600 - MEASURE) // 2) <= 16
    theme.apply(scale=1.5)
    qtbot.wait(20)
    assert page.column.width() == MEASURE * 3 // 2


def test_a_page_tells_when_its_title_changes_and_only_then(theme: Theme, qtbot):
    page = Page(theme, "Journal", scrolls=False)
    qtbot.addWidget(page)
    said: list[str] = []
    page.title_changed.connect(said.append)
    page.set_title("Journal")
    page.set_title("Journal  ›  Entry")
    assert said == ["Journal  ›  Entry"]
    assert page.title == "Journal  ›  Entry"


def test_text_takes_the_colour_of_its_role(theme: Theme, qtbot):
    words = Text("quiet", "muted")
    qtbot.addWidget(words)
    words.show()
    assert words.palette().text().color() == QColor(theme.hex("muted")) or words.palette().windowText().color() == (
        QColor(theme.hex("muted"))
    )


def test_no_two_buttons_of_a_callout_share_their_place(theme: Theme, qtbot):
    callout = Callout(theme, "try", "Try this", "One moment.", name="try")
    qtbot.addWidget(callout)
    one = callout.add_button("One", lambda: None, name="one")
    two = callout.add_button("Two", lambda: None, name="two")
    callout.resize(400, 200)
    callout.show()
    qtbot.wait(10)
    assert not one.geometry().intersects(two.geometry())
    assert {button.objectName() for button in callout.findChildren(Button)} == {"one", "two"}


def test_a_double_click_presses_once(theme: Theme, qtbot):
    button = primary_button(theme, "Continue", name="continue")
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1
