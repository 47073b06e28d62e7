# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tools for the body and the room: grounding, cool water, moving, riding the wave."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.domain.right_now import SENSES, RightNow
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.countdown import Countdown
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.shared.text import body, display, muted
from waterline.ui.theme import Theme

HALF_A_MINUTE, A_WALK, A_WAVE = 30, 5 * 60, 10 * 60
_FIRST_URGE = 5


class GroundingTool(Tool):
    """One sense at a time; one big button for each thing that was found, and none of them is written down."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "grounding")
        self._step = 0
        self._found = 0
        self.ask = display("", name="grounding_ask")
        self.dots = Dots(self.theme)
        self.found = big_button(self.theme, self.tr("Found one"), name="grounding_found", icon="check")
        self.skip = ghost_button(self.theme, self.tr("Leave this sense out"), name="grounding_skip")
        self.again = ghost_button(self.theme, self.tr("Begin again"), name="grounding_again", icon="rotate-ccw")
        row = ActionRow(name="grounding_actions")
        for each in (self.found, self.skip, self.again):
            row.add_start(each)
        for part in (self.ask, self.dots, row):
            self.column.addWidget(part)
        self.found.clicked.connect(self._on_found)
        self.skip.clicked.connect(self._next)
        self.again.clicked.connect(self._begin)
        self._begin()

    def _begin(self) -> None:
        self._step = self._found = 0
        self._show()
        if self.again.hasFocus():
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self) -> None:
        self._found += 1
        if self._found >= SENSES[self._step][1]:
            self._next()
        else:
            self._show()

    def _next(self) -> None:
        self._step += 1
        self._found = 0
        self._show()
        announce(self, self.ask.text())

    def _show(self) -> None:
        done = self._step >= len(SENSES)
        if done and (self.found.hasFocus() or self.skip.hasFocus()):
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.setVisible(bool(self._step or self._found))
        self.found.setVisible(not done)
        self.skip.setVisible(not done)
        self.dots.setVisible(not done)
        if done:
            self.ask.setText(self.tr("You are here, in this room, at this hour."))
            return
        sense, number = SENSES[self._step]
        words = {
            "see": self.tr("Five things you can see"),
            "touch": self.tr("Four things you can touch"),
            "hear": self.tr("Three things you can hear"),
            "smell": self.tr("Two things you can smell"),
            "taste": self.tr("One thing you can taste"),
        }
        self.ask.setText(words[sense])
        self.dots.show_found(self._found, number)


class Dots(QWidget):
    """As many rings as there are things to find, one filled for each that was found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("grounding_dots")
        self._theme = theme
        self._found, self._of = 0, 1
        speak_as(self, QAccessible.Role.Graphic, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_found(self, found: int, of: int) -> None:
        """Show how many of how many were found."""
        self._found, self._of = found, of
        self.setAccessibleName(self.tr("{found} of {number} found").format(found=found, number=of))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one row."""
        return QSize(self._theme.px(240), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return room for five rings."""
        return QSize(self._theme.px(5 * 40), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings from the side where reading starts."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(26)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._of):
            left = theme.px(4) + number * theme.px(40)
            left = self.width() - left - side if rtl else left
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent") if number < self._found else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left, theme.px(7), side, side))


class CoolWaterTool(Tool):
    """Three steps, and half a minute to count; whom it is not for stands above them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "cool_water")
        for number, words in enumerate(
            (
                self.tr("Let the tap run until it is cool, not icy."),
                self.tr("Hold your wrists under it, or cup it to your face."),
                self.tr("Keep breathing. Stop at once if it stings, or if you feel faint or odd."),
            ),
            1,
        ):
            self.column.addWidget(body(f"{number}.  {words}", name=f"cool_water_step_{number}"))
        self.time = Countdown(
            self.theme,
            HALF_A_MINUTE,
            self.tr("Count half a minute"),
            self.tr("Half a minute is over"),
            name="cool_water_time",
        )
        self.column.addWidget(self.time)

    def leave(self) -> None:
        """Stop counting."""
        self.time.stop()


class MoveTool(Tool):
    """A few ways to move, one of them said large, and some minutes to count for who likes that."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "moving")
        ways = {
            "stairs": (self.tr("Stairs"), self.tr("Up and down, until you hear your breath.")),
            "walk": (self.tr("A fast walk"), self.tr("Round the block, keys in the pocket, phone at home.")),
            "shake": (self.tr("Shake it out"), self.tr("Arms, then legs, as if they were wet.")),
            "dance": (self.tr("Dance badly"), self.tr("One song. Nobody is watching.")),
            "wall": (self.tr("Push a wall"), self.tr("Both hands, as hard as you like. It will hold.")),
        }
        self._said = {key: said for key, (_, said) in ways.items()}
        self.ways = ChipGroup(
            self.theme,
            [(key, words) for key, (words, _) in ways.items()],
            label=self.tr("How"),
            several=False,
            name="moving_ways",
        )
        self.how = display(self.tr("Anything that makes you breathe."), name="moving_how")
        self.time = Countdown(
            self.theme, A_WALK, self.tr("Count five minutes"), self.tr("Five minutes are over"), name="moving_time"
        )
        self.column.addWidget(field(self.tr("Pick one"), self.ways))
        self.column.addWidget(self.how)
        self.column.addWidget(self.time)
        self.ways.changed.connect(self._on_way)

    def leave(self) -> None:
        """Stop counting."""
        self.time.stop()

    def _on_way(self, chosen: list[str]) -> None:
        self.how.setText(self._said[chosen[0]] if chosen else self.tr("Anything that makes you breathe."))


class WaveTool(Tool):
    """Marks where the urge is, again and again, and draws the wave they make."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "wave")
        self._urges: tuple[int, ...] = ()
        self.drawn = WaveLine(self.theme)
        self.stronger = big_button(self.theme, self.tr("It climbs"), name="wave_stronger", icon="chevron-up")
        self.same = big_button(self.theme, self.tr("It stays"), name="wave_same", icon="minus")
        self.weaker = big_button(self.theme, self.tr("It sinks"), name="wave_weaker", icon="chevron-down")
        self.back = ghost_button(self.theme, self.tr("Take the last mark back"), name="wave_undo", icon="undo-2")
        self.time = Countdown(
            self.theme,
            A_WAVE,
            self.tr("Count ten minutes"),
            self.tr("Ten minutes, and you did not have to do it"),
            name="wave_time",
        )
        row = ActionRow(name="wave_actions")
        for each in (self.stronger, self.same, self.weaker, self.back):
            row.add_start(each)
        for part in (self.drawn, row, self.time):
            self.column.addWidget(part)
        self.column.addWidget(
            muted(self.tr("Each mark is where the urge is now. The line is yours alone."), name="wave_what")
        )
        self.stronger.clicked.connect(lambda: self._mark(1))
        self.same.clicked.connect(lambda: self._mark(0))
        self.weaker.clicked.connect(lambda: self._mark(-1))
        self.back.clicked.connect(self._take_back)
        self._show()

    def fill(self, answers: RightNow) -> None:
        """Show the marks made before."""
        self._urges = answers.urges
        self._show()

    def leave(self) -> None:
        """Stop counting."""
        self.time.stop()

    def _mark(self, by: int) -> None:
        last = self._urges[-1] if self._urges else _FIRST_URGE
        self._say((*self._urges, min(max(last + by, 0), 10)))

    def _take_back(self) -> None:
        self._say(self._urges[:-1])
        if not self._urges:
            self.stronger.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, urges: tuple[int, ...]) -> None:
        self._urges = urges
        self._show()
        self.say(urges=urges)

    def _show(self) -> None:
        self.drawn.show_marks(self._urges)
        self.back.setVisible(bool(self._urges))


class WaveLine(QWidget):
    """The marks as a line with a dot for each; a horizon stands where there are none yet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("wave_line")
        self._theme = theme
        self._marks: tuple[int, ...] = ()
        speak_as(self, QAccessible.Role.Graphic, self.tr("The wave"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[int, ...]) -> None:
        """Draw these marks."""
        self._marks = marks
        said = ", ".join(str(mark) for mark in marks)
        none = self.tr("Nothing marked yet")
        self.setAccessibleDescription(self.tr("Marked so far: {marks}").format(marks=said) if marks else none)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a low, wide room."""
        return QSize(self._theme.px(320), self._theme.px(150))

    def minimumSizeHint(self) -> QSize:
        """Return the height, and little width."""
        return QSize(self._theme.px(160), self._theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the last mark the largest."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(14)
        room = QRectF(self.rect()).adjusted(side, side, -side, -side)
        painter.setPen(QPen(theme.color("border_chip"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), room.bottom()), QPointF(room.right(), room.bottom()))
        if not self._marks:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("muted"))
            words = self.tr("Nothing marked yet")
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            return
        apart = room.width() / max(len(self._marks) - 1, 7)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        points = [
            QPointF(
                room.right() - number * apart if rtl else room.left() + number * apart,
                room.bottom() - room.height() * mark / 10,
            )
            for number, mark in enumerate(self._marks)
        ]
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.drawPolyline(points)
        painter.setBrush(theme.color("surface"))
        for point in points[:-1]:
            painter.drawEllipse(point, theme.px(4), theme.px(4))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(points[-1], theme.px(7), theme.px(7))
