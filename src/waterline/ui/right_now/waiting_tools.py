# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tools that let something wait: the unsent message and the later-list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtWidgets import QWidget

from waterline.app import right_now
from waterline.domain.right_now import Held, Later, Shelf, next_at
from waterline.domain.times import DAY_MS
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.things import Act, Thing, Things
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.spin_boxes import DateTimeBox
from waterline.ui.shared.time_words import moment_words, stamp_here

_HOUR_MS = 3_600_000
MORNING, EVENING = 10, 19


class WaitingTool(Tool):
    """Words, a moment, and a list of what waits; whatever is discarded can be brought back."""

    field_name = ""

    def __init__(self, bench: Bench, name: str, list_heading: str, moments: dict[str, tuple[str, int]]) -> None:
        super().__init__(bench, name)
        self._moments = {key: moment for key, (_, moment) in moments.items()}
        self.quick = ChipGroup(
            self.theme,
            [(key, said) for key, (said, _) in moments.items()],
            label=self.tr("Until when"),
            several=False,
            name=f"{name}_quick",
        )
        self.until = DateTimeBox(self.theme, self.tr("The exact moment"), name=f"{name}_until")
        zone = QTimeZone(bench.session.now().zone.encode())
        if zone.isValid():
            self.until.setTimeZone(zone)
        self._zone = self.until.timeZone()
        self.until.setMinimumWidth(self.theme.px(220))
        self.message = MessageBar(self.theme, name=f"{name}_message")
        self.list = Things(self.theme, list_heading, name=f"{name}_list")
        first = next(iter(moments))
        self.quick.select([first])
        self._set(self._moments[first])
        self.quick.changed.connect(self._on_quick)

    def put(self, writing: QWidget, until: str, keep: str, on_keep: Callable[[str, int], object]) -> None:
        """Lay out the words, the moment and the button; `on_keep` takes both once there are words."""
        self.keep = big_button(self.theme, keep, name=f"{self.objectName()}_keep", icon="clock")
        row = ActionRow(name=f"{self.objectName()}_actions")
        row.add_start(self.until)
        row.add_start(self.keep)
        self.column.addWidget(writing)
        self.column.addWidget(field(until, self.quick))
        self.column.addWidget(row)
        self.column.addWidget(self.message)
        self.column.addWidget(self.list)

        def keep_it() -> None:
            said = self.words_of(self.field_name)
            if said.strip():
                on_keep(said, self.until.dateTime().toMSecsSinceEpoch())

        self.keep.clicked.connect(keep_it)

    def say(self, **changes: object) -> None:
        """Say it, and let the button be pressed once there is something to keep."""
        super().say(**changes)
        self._enable()

    def fill(self, answers: object) -> None:
        """Let the button be pressed where words are there already."""
        self._enable()

    def kept(self) -> None:
        """Empty the box: its words have a place of their own now."""
        self.empty(self.field_name)
        self._boxes[self.field_name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.shelf_changed.emit()

    def change(self, operation: Callable[[], object]) -> None:
        """Do something to what waits, and read it again."""
        self.bench.ask(self, operation, lambda _: self.shelf_changed.emit())
        self._boxes[self.field_name].setFocus(Qt.FocusReason.OtherFocusReason)

    def discard(self, thing: Held | Later) -> None:
        """Take something off for good, with a way back for now."""
        self.change(partial(right_now.remove, self.bench.session, thing))
        back = partial(self.change, partial(right_now.keep, self.bench.session, thing))
        self.message.show_message(self.tr("Discarded."), action=(self.tr("Bring it back"), back))

    def when(self, utc_ms: int) -> str:
        """Return a moment in words."""
        now = self.bench.session.now()
        return moment_words(stamp_here(utc_ms, now), now, inside=True)

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.words_of(self.field_name).strip()))

    def _on_quick(self, chosen: list[str]) -> None:
        if chosen:
            self._set(self._moments[chosen[0]])

    def _set(self, utc_ms: int) -> None:
        self.until.setDateTime(QDateTime.fromMSecsSinceEpoch(utc_ms, self._zone))


class UnsentTool(WaitingTool):
    """A message that cannot be sent from here: held until a moment, then discarded, kept, or made a request."""

    field_name = "unsent"

    def __init__(self, bench: Bench) -> None:
        now = bench.session.now()
        moments = {
            "morning": (self.tr("Tomorrow morning"), next_at(now, MORNING, 3 * _HOUR_MS)),
            "hour": (self.tr("In an hour"), now.utc_ms + _HOUR_MS),
            "days": (self.tr("In three days"), next_at(now, MORNING, 2 * DAY_MS)),
        }
        super().__init__(bench, "unsent", self.tr("Held back"), moments)
        writing = self.box("unsent", self.tr("What you would send"), lines=8)
        self.put(writing, self.tr("Read it again"), self.tr("Hold it until then"), self._on_hold)
        self._shown: set[str] = set()
        self._held: tuple[Held, ...] = ()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what is held back; before its time only that it is there."""
        self._held = shelf.held
        now_ms = self.bench.session.now().utc_ms
        self.list.show_things([self._line(held, now_ms) for held in shelf.held])

    def _on_hold(self, words: str, until_ms: int) -> None:
        self.bench.ask(self, partial(right_now.hold, self.bench.session, words, until_ms), lambda _: self.kept())

    def _line(self, held: Held, now_ms: int) -> Thing:
        written = self.tr("Written {when}").format(when=self.when(held.written_ms))
        request = Act("request", self.tr("Make it a request"), "message-circle-heart", partial(self._ask, held))
        discard = Act("discard", self.tr("Discard"), "trash-2", partial(self.discard, held))
        if held.kept:
            return Thing(written, held.words, self.tr("You decided to keep it."), (request, discard))
        if held.is_due(now_ms):
            keep = Act("keep", self.tr("Keep it"), "check", partial(self._keep, held))
            return Thing(
                written, held.words, self.tr("Its time has come. What is to become of it?"), (keep, request, discard)
            )
        note = self.tr("Held until {when}.").format(when=self.when(held.until_ms))
        if held.id in self._shown:
            return Thing(written, held.words, note, (discard,))
        read = Act("read", self.tr("Read it now"), "eye", partial(self._read, held))
        return Thing(written, "", note, (read, discard))

    def _read(self, held: Held) -> None:
        self._shown.add(held.id)
        self.show_shelf(Shelf(held=self._held))

    def _keep(self, held: Held) -> None:
        self.change(partial(right_now.keep, self.bench.session, replace(held, kept=True)))

    def _ask(self, held: Held) -> None:
        """Begin a request with it; the message stays where it is, kept."""
        keep = partial(right_now.keep, self.bench.session, replace(held, kept=True))
        self.bench.ask(self, keep, lambda _: self.request_wanted.emit(held.words))


class LaterTool(WaitingTool):
    """A worry with an hour beside it."""

    field_name = "later"

    def __init__(self, bench: Bench) -> None:
        now = bench.session.now()
        moments = {
            "evening": (self.tr("Next at 19:00"), next_at(now, EVENING, _HOUR_MS)),
            "morning": (self.tr("Tomorrow morning"), next_at(now, MORNING, 3 * _HOUR_MS)),
            "hour": (self.tr("In an hour"), now.utc_ms + _HOUR_MS),
        }
        super().__init__(bench, "later", self.tr("I will come back to this"), moments)
        writing = self.line("later", self.tr("The worry"), hint=self.tr("One line is enough."))
        self.put(writing, self.tr("I will come back to this"), self.tr("Put it on the list"), self._on_put)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the list, what is due first."""
        now_ms = self.bench.session.now().utc_ms
        open_ones = [each for each in shelf.later if each.done_ms is None]
        self.list.show_things([self._line(each, now_ms) for each in open_ones])

    def _on_put(self, words: str, due_ms: int) -> None:
        self.bench.ask(self, partial(right_now.put_off, self.bench.session, words, due_ms), lambda _: self.kept())

    def _line(self, later: Later, now_ms: int) -> Thing:
        when = self.when(later.due_ms)
        due = self.tr("Its hour has come: {when}.").format(when=when)
        note = due if later.is_due(now_ms) else self.tr("For {when}.").format(when=when)
        done = Act("done", self.tr("Done with it"), "check", partial(self._done, later, now_ms))
        discard = Act("discard", self.tr("Discard"), "trash-2", partial(self.discard, later))
        return Thing("", later.words, note, (done, discard))

    def _done(self, later: Later, now_ms: int) -> None:
        self.change(partial(right_now.keep, self.bench.session, replace(later, done_ms=now_ms)))
        back = partial(self.change, partial(right_now.keep, self.bench.session, later))
        self.message.show_message(self.tr("Off the list."), action=(self.tr("Bring it back"), back))
