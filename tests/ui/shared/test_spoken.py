# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What screen readers are told: headings are headings, groups have names, charts say what they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.badge import triage_badge
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.shared.step_bar import StepBar
from waterline.ui.shared.text import body, display, heading, title
from waterline.ui.theme import Theme

Role = QAccessible.Role


@pytest.fixture
def listening() -> Iterator[None]:
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


def heard(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.usefixtures("listening")
class TestRoles:
    """Asked through the interface assistive technology asks through."""

    def test_headings_are_headings_and_running_text_is_not(self, theme: Theme, qtbot):
        for make in (display, title, heading):
            words = make("Three questions")
            qtbot.addWidget(words)
            assert heard(words) == (Role.Heading, "Three questions")
        words = body("Running text")
        qtbot.addWidget(words)
        assert heard(words) == (Role.StaticText, "Running text")

    def test_a_renamed_heading_is_spoken_by_its_new_name(self, theme: Theme, qtbot):
        words = title("Before")
        qtbot.addWidget(words)
        words.setText("After")
        assert heard(words) == (Role.Heading, "After")

    def test_boxes_are_named_groups(self, theme: Theme, qtbot):
        callout = Callout(theme, "care", "You can stop here", "It is kept.")
        card = Card("Fears and needs")
        for box, name in ((callout, "You can stop here"), (card, "Fears and needs")):
            qtbot.addWidget(box)
            assert heard(box) == (Role.Grouping, name)

    def test_progress_badges_and_sliders_say_in_words_what_they_show(self, theme: Theme, qtbot):
        bar, badge = StepBar(theme, 9, 2), triage_badge(theme, "between")
        slider = IntensitySlider(theme, "How strong is it?", number=6)
        for widget in (bar, badge, slider):
            qtbot.addWidget(widget)
        assert heard(bar)[1] == "Step 2 of 9"
        assert heard(badge) == (Role.StaticText, "Between us")
        assert heard(slider.track) == (Role.Slider, "How strong is it?")
        interface = QAccessible.queryAccessibleInterface(slider.track)
        assert interface.text(QAccessible.Text.Description) == "6 of 10"

    def test_any_painted_widget_can_be_a_chart(self, theme: Theme, qtbot):
        chart = QWidget()
        speak_as(chart, Role.Chart, "Most moments named two fears.")
        qtbot.addWidget(chart)
        assert heard(chart) == (Role.Chart, "Most moments named two fears.")

    def test_widgets_come_and_go_while_somebody_listens(self, theme: Theme, qtbot):
        for _ in range(40):
            box = QWidget()
            column = QVBoxLayout(box)
            words = title("Here")
            column.addWidget(words)
            box.show()
            assert heard(words)[0] == Role.Heading
            announce(box, "Saved", at_once=True)
            box.hide()
            box.deleteLater()
            del words, column, box
            qtbot.wait(1)


def test_nothing_is_announced_into_silence(theme: Theme, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    announce(box, "Saved")
    assert QAccessible.queryAccessibleInterface(box) is not None
