# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing which moments are counted: period, people, kinds, tags, the kink pack; one click shows everything again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.insight import Patterns
from waterline.domain.pattern.wanted import ALL, DAYS_30, DAYS_90, ONLY_PACK, OWN, PACK_TOO, WITHOUT_PACK, YEAR, Wanted
from waterline.ui.shared import words
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spin_boxes import DateBox
from waterline.ui.theme import Theme


class Choosing(QWidget):
    """Shows a Wanted and says by `changed` which other one is asked for; between us is not its business."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._filling = False
        self.setObjectName("choosing")
        spans = [
            (ALL, self.tr("All")),
            (DAYS_30, self.tr("Last 30 days")),
            (DAYS_90, self.tr("Last 90 days")),
            (YEAR, self.tr("Last year")),
            (OWN, self.tr("Own dates")),
        ]
        self.span = ChipGroup(theme, spans, label=self.tr("Period"), several=False, selected=[ALL], name="choose_span")
        self.first = DateBox(theme, self.tr("First day"), name="choose_first")
        self.last = DateBox(theme, self.tr("Last day"), name="choose_last")
        self.dates = FlowBox(gap=12, name="choose_dates")
        self.more = Disclosure(theme, self.tr("People, kinds of moment and tags"), name="choose_more")
        self.people = ChipGroup(theme, label="", name="choose_people")
        self.kinds = ChipGroup(theme, label="", name="choose_kinds")
        self.tags = ChipGroup(theme, label="", name="choose_tags")
        packs = [
            (PACK_TOO, self.tr("With the others")),
            (WITHOUT_PACK, self.tr("Left out")),
            (ONLY_PACK, self.tr("Nothing else")),
        ]
        self.pack = ChipGroup(
            theme,
            packs,
            label=self.tr("What names the kink pack"),
            several=False,
            selected=[PACK_TOO],
            name="choose_pack",
        )
        self._with_people = field(self.tr("With any of these people"), self.people)
        self._of_kinds = field(self.tr("Of any of these kinds"), self.kinds)
        self._with_tags = field(self.tr("With any of these tags"), self.tags)
        self._of_pack = field(self.tr("Moments that name something of the kink pack"), self.pack)
        self.everything = link_button(theme, self.tr("Show everything again"), name="choose_everything")
        self._lay_out()
        self._join()

    def show_choice(self, found: Patterns) -> None:
        """Show what is chosen, out of what there is to choose; says nothing by `changed`."""
        self._filling = True
        wanted = self._wanted = found.wanted
        self.span.select([wanted.span])
        self.dates.setVisible(wanted.span == OWN)
        # Own dates begin with those of what is counted now.
        begin = wanted.first or (found.grid.first and found.grid.first.local)
        end = wanted.last or (found.grid.last and found.grid.last.local)
        for box, day in ((self.first, begin), (self.last, end)):
            if day is not None:
                box.setDate(QDate(day.year, day.month, day.day))
        self.people.offer([(each.id, words.nickname(each)) for each in found.people], wanted.people)
        self.kinds.offer(words.choices(words.TRIGGERS, found.triggers), wanted.triggers)
        self.tags.offer([(each.id, each.name) for each in found.tags], wanted.tags)
        self.pack.select([wanted.pack])
        offered = {
            self._with_people: found.people,
            self._of_kinds: found.triggers,
            self._with_tags: found.tags,
            self._of_pack: found.pack or wanted.pack != PACK_TOO,
        }
        for each, offers in offered.items():
            each.setVisible(bool(offers))
        self.more.setVisible(any(offered.values()))
        if wanted.people or wanted.triggers or wanted.tags or wanted.pack != PACK_TOO:
            self.more.unfold(True)
        self.everything.setVisible(wanted.narrowed)
        self._filling = False

    def _lay_out(self) -> None:
        for each in (self.first, self.last):
            each.setDisplayFormat(self.tr("d MMMM yyyy"))
            self.dates.add(each)
        for each in (self._with_people, self._of_kinds, self._with_tags, self._of_pack):
            self.more.content.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in (self.span, self.dates, self.more):
            column.addWidget(each)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeading)

    def _join(self) -> None:
        self.span.changed.connect(self._on_span)
        self.first.dateChanged.connect(self._on_dates)
        self.last.dateChanged.connect(self._on_dates)
        self.people.changed.connect(lambda chosen: self._ask(replace(self._wanted, people=tuple(chosen))))
        self.kinds.changed.connect(lambda chosen: self._ask(replace(self._wanted, triggers=tuple(chosen))))
        self.tags.changed.connect(lambda chosen: self._ask(replace(self._wanted, tags=tuple(chosen))))
        self.pack.changed.connect(
            lambda chosen: self._ask(replace(self._wanted, pack=chosen[0] if chosen else PACK_TOO))
        )
        self.everything.clicked.connect(self._on_everything)

    def _on_span(self, chosen: list[str]) -> None:
        span = chosen[0] if chosen else ALL
        if span == OWN:
            first, last = sorted((_day(self.first), _day(self.last)))
            self._ask(replace(self._wanted, span=OWN, first=first, last=last))
        else:
            self._ask(replace(self._wanted, span=span, first=None, last=None))

    def _on_dates(self) -> None:
        if not self._filling:
            self._ask(replace(self._wanted, first=_day(self.first), last=_day(self.last)))

    def _on_everything(self) -> None:
        self.span.setFocus()
        self._ask(Wanted(between=self._wanted.between))

    def _ask(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.changed.emit(wanted)


def _day(box: DateBox) -> date:
    day = box.date()
    return date(day.year(), day.month(), day.day())
