# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the shared widgets for looking: `python tests/ui/gallery.py OUTDIR [light,dark,contrast] [1.0,2.0] [rtl]`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from waterline.resources import resource_path
from waterline.ui.shared import text
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.badge import triage_badge
from waterline.ui.shared.buttons import (
    danger_button,
    ghost_button,
    icon_button,
    link_button,
    nav_button,
    primary_button,
    row_button,
    secondary_button,
)
from waterline.ui.shared.callout import Callout, CalloutKind
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine, RadioLines
from waterline.ui.shared.dialog import Dialog
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.fields import LineBox, TextBox, field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.heat import STEPS, heat_colours
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.shared.spin_boxes import DateTimeBox, NumberBox
from waterline.ui.shared.step_bar import StepBar
from waterline.ui.theme import Theme
from waterline.ui.tokens import SIDEBAR

BODY = (
    ("chest", "Chest"),
    ("throat", "Throat"),
    ("stomach", "Stomach"),
    ("shoulders", "Shoulders"),
    ("jaw", "Jaw"),
    ("head", "Head"),
    ("hands", "Hands"),
    ("eyes", "Behind the eyes"),
    ("all", "All over"),
    ("numb", "Numb"),
    ("else", "Somewhere else"),
)
PLACES = (
    ("Now", "sun"),
    ("Journal", "notebook-pen"),
    ("Course", "book-open"),
    ("Patterns", "grid-3x3"),
    ("Requests", "message-circle-heart"),
)


def step_card(theme: Theme) -> QWidget:
    """Build a guided step as the journal shows it."""
    card = Card(margins=(36, 28, 36, 28), name="step")
    top = QHBoxLayout()
    top.addWidget(text.eyebrow("Step 2 of 9"))
    top.addStretch(1)
    top.addWidget(text.small("About 6 minutes left", wrap=False))
    card.content.setSpacing(0)
    card.content.addLayout(top)
    card.content.addSpacing(10)
    card.content.addWidget(StepBar(theme, 9, 2))
    card.content.addSpacing(24)
    card.content.addWidget(text.display("Where do you notice it in your body?"))
    card.content.addSpacing(6)
    card.content.addWidget(text.lead("There is no right answer. Pick as many as fit, or none."))
    card.content.addSpacing(18)
    card.content.addWidget(ChipGroup(theme, BODY, label="Body", selected=("chest", "stomach"), name="body"))
    card.content.addSpacing(22)
    card.content.addWidget(IntensitySlider(theme, "How strong is it right now?", number=6))
    card.content.addSpacing(18)
    box = TextBox(theme, "", name="else", placeholder="In your own words, if you like")
    card.content.addWidget(field("Anything else about how it feels?", box))
    card.content.addSpacing(24)
    foot = ActionRow()
    foot.add_start(ghost_button(theme, "Back", name="back", icon="arrow-left"))
    foot.add_end(ghost_button(theme, "Skip this step", name="skip"))
    foot.add_end(primary_button(theme, "Continue", name="continue", icon="arrow-right"))
    card.content.addWidget(foot)
    return card


def words(theme: Theme) -> QWidget:
    """Show the type scale."""
    card = Card(name="words")
    card.content.addWidget(text.eyebrow("Section 4 of 12"))
    card.content.addWidget(text.display("Under the iceberg"))
    card.content.addWidget(text.lead("The one quiet line under a large heading."))
    card.content.addWidget(
        text.Prose(
            theme,
            "What shows is often the smaller part. Below the line there may be a fear, and below the fear something "
            "that is missing.\n\nNeither of them is a fault, and both can be said.",
        )
    )
    card.content.addWidget(text.title("Three questions"))
    for number in (1, 2):
        row = QHBoxLayout()
        row.setSpacing(14)
        mark = text.Text(str(number), "number", wrap=False)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text.Prose(theme, "What happened, as a camera would have seen it?"), 1)
        card.content.addLayout(row)
    card.content.addWidget(text.heading("A small heading"))
    card.content.addWidget(text.body("Running text, for what is said between controls."))
    card.content.addWidget(text.muted("Quieter running text."))
    card.content.addWidget(hairline())
    card.content.addWidget(text.small("A quiet note."))
    return card


def buttons(theme: Theme) -> QWidget:
    """Show every button, enabled and not."""
    card = Card("Buttons", name="buttons")
    box = FlowBox(gap=10)
    box.add(primary_button(theme, "Begin", name="b1", icon="arrow-right"))
    box.add(secondary_button(theme, "Keep reading", name="b2", icon="book-open"))
    box.add(ghost_button(theme, "Back", name="b3", icon="arrow-left"))
    box.add(link_button(theme, "Why this question?", name="b4", icon="circle-help"))
    box.add(danger_button(theme, "Move to trash", name="b5", icon="trash-2"))
    box.add(icon_button(theme, "settings-2", "Settings", name="b6"))
    box.add(QuickExitButton(theme))
    off = primary_button(theme, "Begin", name="b7", icon="arrow-right")
    off.setEnabled(False)
    box.add(off)
    off = secondary_button(theme, "Keep reading", name="b8")
    off.setEnabled(False)
    box.add(off)
    card.content.addWidget(box)
    ringed = FlowBox(gap=10)
    for factory in (primary_button, secondary_button, ghost_button, link_button, danger_button):
        button = factory(theme, "With keyboard", name=f"ring_{factory.__name__}", icon="check")
        button.setProperty("ring", True)
        ringed.add(button)
    card.content.addWidget(ringed)
    card.content.addWidget(row_button(theme, "A partner, or someone close", name="row1", icon="heart"))
    chosen = row_button(theme, "Someone whose work it is", name="row2", icon="life-buoy", checkable=True)
    chosen.setChecked(True)
    card.content.addWidget(chosen)
    return card


def choices(theme: Theme) -> QWidget:
    """Show fields, chips, sliders and Qt's own choosing controls in our dress."""
    card = Card("Choosing and typing", name="choices")
    card.content.setSpacing(14)
    feelings = (("anxious", "Anxious"), ("left_out", "Left out & unseen"), ("long", "A feeling with a name " * 6))
    card.content.addWidget(
        ChipGroup(theme, feelings, label="Feelings", several=False, selected=("left_out",), name="f")
    )
    card.content.addWidget(IntensitySlider(theme, "And now?", name="after"))
    card.content.addWidget(
        field("Name", LineBox("", placeholder="A nickname or initials", name="name"), hint="Never a full name.")
    )
    shown = TextBox(theme, "", name="shown")
    shown.setPlainText(
        "I keep coming back to the same evening. It was late, and nobody said when it would end.\n\nThen it did."
    )
    card.content.addWidget(field("What happened?", shown))
    grid = QGridLayout()
    combo = QComboBox()
    combo.addItems(["90 days", "A year"])
    combo.setAccessibleName("Period")
    number = NumberBox(theme, "Minutes", 1, 60, name="minutes")
    day = DateTimeBox(theme, "When", name="when")
    for place, widget in enumerate((combo, number, day)):
        grid.addWidget(widget, 0, place)
    card.content.addLayout(grid)
    card.content.addWidget(CheckLine("Include between-us entries in these counts", checked=True, name="include"))
    card.content.addWidget(CheckLine("Ask me how it went", hint="Once, after a week. Never again.", name="ask"))
    modes = (
        ("system", "As the system", "Follows the time of day if the system does"),
        ("light", "Light"),
        ("dark", "Dark"),
    )
    card.content.addWidget(RadioLines(modes, label="Colours", selected="system", name="mode"))
    return card


def messages(theme: Theme) -> QWidget:
    """Show callouts, the message bar, badges, the grid's steps and an empty place."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    kinds: tuple[tuple[CalloutKind, str], ...] = (
        ("note", "Good to know"),
        ("tip", "One way to see it"),
        ("try", "Try this"),
        ("care", "You can stop here"),
    )
    for kind, title in kinds:
        callout = Callout(theme, kind, title, "What you have written is kept as a draft. Come back whenever you like.")
        if kind == "try":
            callout.add_button("Open in the journal", lambda: None, look="primary", icon="arrow-right", name="open")
        column.addWidget(callout)
    bar = MessageBar(theme)
    bar.show_message("Saved. The entry is in your journal.", kind="try", action=("Open it", lambda: None))
    column.addWidget(bar)
    badges = FlowBox()
    for key in ("inside", "between", "both", "cannot_tell"):
        badges.add(triage_badge(theme, key))
    column.addWidget(badges)
    column.addWidget(Swatches(theme))
    empty = EmptyState(theme, "Nothing written yet", "What you write down will be listed here, newest first.")
    empty.add_button("Begin an entry", lambda: None, icon="notebook-pen")
    column.addWidget(empty)
    return box


class Swatches(QWidget):
    """The six steps of the grid, painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one box per step with its number."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("body", 600))
        wide = self.width() // STEPS
        for step in range(1, STEPS + 1):
            colours = heat_colours(self._theme, step)
            box = QRect((step - 1) * wide, 0, wide - 6, self.height())
            if colours:
                painter.fillRect(box, colours[0])
                painter.setPen(colours[1])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))


def sidebar(theme: Theme) -> QFrame:
    """Build the side of the window."""
    side = QFrame()
    side.setProperty("look", "sidebar")
    side.setFixedWidth(theme.px(SIDEBAR))
    if theme.is_large:
        side.setFixedWidth(theme.px(44) + 28)
    column = QVBoxLayout(side)
    column.setContentsMargins(14, 20, 14, 18)
    column.setSpacing(4)
    brand = QHBoxLayout()
    brand.setContentsMargins(0 if theme.is_large else 12, 0, 0, 0)
    brand.setSpacing(10)
    brand.addWidget(IconLabel(theme, "waterline", "accent", 24))
    if not theme.is_large:
        brand.addWidget(text.Text("Waterline", "brand", wrap=False), 1)
    column.addLayout(brand)
    column.addSpacing(20)
    for place, icon in PLACES:
        button = nav_button(theme, place, icon, name=place)
        button.set_here(place == "Journal")
        button.set_compact(theme.is_large)
        column.addWidget(button)
    column.addStretch(1)
    settings = nav_button(theme, "Settings", "settings-2", name="Settings")
    settings.set_compact(theme.is_large)
    column.addWidget(settings)
    return side


class Gallery(Page):
    """All of it in one column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Gallery", name="gallery")
        self.content.setSpacing(16)
        self.content.setContentsMargins(0, 16, 0, 0)
        for part in (step_card, words, buttons, choices, messages):
            self.content.addWidget(part(theme))


def gallery_window(theme: Theme) -> QWidget:
    """Build the gallery with a sidebar and top bar around it."""
    window = QFrame()
    window.setProperty("look", "ground")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(sidebar(theme))
    column = QVBoxLayout()
    column.setSpacing(0)
    row.addLayout(column, 1)
    top = QHBoxLayout()
    top.setContentsMargins(32, 18, 32, 6)
    top.addWidget(text.Text("Journal  ›  New entry", "crumb", wrap=False))
    top.addStretch(1)
    top.addWidget(QuickExitButton(theme))
    column.addLayout(top)
    column.addWidget(Gallery(theme), 1)
    return window


def gallery_dialog(theme: Theme) -> Dialog:
    """Build a dialog to look at."""
    dialog = Dialog(theme, "Move this entry to the trash?", lambda: None)
    dialog.content.addWidget(text.body("It can be put back from there for thirty days."))
    dialog.add_action("Keep it", dialog.reject, look="ghost")
    dialog.add_action("Move to trash", dialog.accept, look="danger")
    return dialog


def shoot(app: QApplication, make: Callable[[], QWidget], path: Path, size: tuple[int, int] | None) -> None:
    """Show what `make` builds, let it settle, and save its picture."""
    widget = make()
    if size:
        widget.resize(*size)
    widget.show()
    for _ in range(6):
        app.processEvents()
    if isinstance(widget.findChild(Page), Page) and size:
        page = widget.findChild(Page)
        scroller = getattr(page, "scroller", None)
        if scroller is not None:
            extra = scroller.verticalScrollBar().maximum()
            widget.resize(size[0], size[1] + extra)
            for _ in range(6):
                app.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()
    app.processEvents()


def main(arguments: list[str]) -> None:
    """Render the gallery into the folder that was named."""
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    modes = (arguments[1] if len(arguments) > 1 else "light,dark,contrast").split(",")
    scales = [float(s) for s in (arguments[2] if len(arguments) > 2 else "1.0,2.0").split(",")]
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    if "rtl" in arguments:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme = Theme(app, resource_path())
    for mode in modes:
        for scale in scales:
            theme.apply(mode=mode, scale=scale)  # type: ignore[arg-type]
            tag = f"{mode}_{scale:g}" + ("_rtl" if "rtl" in arguments else "")
            shoot(app, lambda: gallery_window(theme), out / f"gallery_{tag}.png", (1000 if scale < 1.5 else 1180, 780))
            shoot(app, lambda: gallery_dialog(theme), out / f"dialog_{tag}.png", None)
            print(tag)


if __name__ == "__main__":
    main(sys.argv[1:])
