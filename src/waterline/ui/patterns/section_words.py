# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says the summaries beside the grid in plain words: a sentence each, and a line for every number to open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale

from waterline.app.insight import Patterns
from waterline.domain.pattern.occasions import HOURS_THRESHOLD, TRIGGER_LEAST, WEEKDAYS_THRESHOLD, Clock
from waterline.domain.pattern.over_time import OVER_TIME_THRESHOLD, Series
from waterline.domain.pattern.recurrence import RECURRENCE_THRESHOLD, Gaps
from waterline.domain.pattern.trail import Root, Trail
from waterline.domain.pattern.written import Tally
from waterline.domain.vocabulary import NONE_NAMED
from waterline.ui.patterns import other_words
from waterline.ui.patterns.bar_list import Bar
from waterline.ui.patterns.number_links import NumberLink
from waterline.ui.patterns.sentences import chosen, listed, moments, number
from waterline.ui.patterns.told import NumberTable, Telling, Told, all_of, between_us, first_upper, told_of, with_bars
from waterline.ui.shared import words

translate = QCoreApplication.translate

BARS_FROM = 5
"""Moments of one feeling before shares are drawn: a bar of 1 of 1 fills the page and says nothing."""


def sections(found: Patterns) -> tuple[Told, ...]:
    """Return the sections in the order shown; one without enough moments says in words what is missing."""
    return tuple(tell() for tell in tellers(found).values())


def tellers(found: Patterns) -> dict[str, Telling]:
    """Return what tells each section, by its key in the order shown: all at once would keep the window waiting.

    The sections of the digs stand only where there are digs, the others only where there is anything of them.
    """
    return (_of_digs(found) if found.grid.n else {}) | other_words.tellers(found)


def _of_digs(found: Patterns) -> dict[str, Telling]:
    fears, needs = translate("Patterns", "Fears, month by month"), translate("Patterns", "Needs, month by month")
    made: dict[str, Telling] = {
        "fear_months": lambda: _months("fear_months", fears, found.over_time.fears, found),
        "need_months": lambda: _months("need_months", needs, found.over_time.needs, found),
        "trail": partial(_trails, found),
        "kind": partial(_kinds, found),
        "hour": partial(_hours, found),
        "weekday": partial(_weekdays, found),
        "gap": partial(_gaps, found),
    }
    return {key: partial(_with_chosen, found, tell) for key, tell in made.items()}


def _with_chosen(found: Patterns, tell: Telling) -> Told:
    """Let a section say which digs are counted, and open all of them and those between us."""
    told = tell()
    return replace(
        told,
        counted=(chosen(found), *told.counted),
        also=(all_of(f"{told.key}_also", told.heading, found.everything), between_us(told.key, found.between_us)),
    )


# Month by month -----------------------------------------------------------------------------------
def _months(role: str, heading: str, series: tuple[Series, ...], found: Patterns) -> Told:
    counted = (
        translate(
            "Patterns",
            "Each moment stands in the month of its earliest entry, on the clock of the place where it was written, "
            "once for everything it names. The first and the last month may be cut short by what you chose.",
        ),
        translate(
            "Patterns",
            "What this cannot say: whether anything grows or fades. Fewer entries may mean fewer moments or less "
            "writing.",
        ),
    )
    time = found.over_time
    if not time.enough:
        missing = translate(
            "Patterns",
            "Months are told from {threshold} moments on, over 8 weeks at least; so far: {n}, over {days} days.",
        ).format(threshold=OVER_TIME_THRESHOLD, n=time.n, days=time.days)
        return Told(role, heading, missing, counted, links=(all_of(role, heading, found.everything),))
    table = words.FEARS if role == "fear_months" else words.NEEDS
    rows = NumberTable(
        tuple(words.label(table, each.key) for each in series),
        tuple(_month_name(year, month) for year, month in time.months),
        tuple(each.months for each in series),
        role,
    )
    reading = translate(
        "Patterns",
        "The {n} moments you wrote down, from {first} to {last}. Fewer entries may mean fewer moments or less writing.",
    ).format(n=number(time.n), first=rows.months[0], last=rows.months[-1])
    links = (all_of(role, heading, found.everything),)
    return Told(role, heading, reading, counted, rows.lines(), rows.opens(), rows=rows, links=links)


def _month_name(year: int, month: int) -> str:
    name = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
    return translate("Patterns", "{month} {year}").format(month=name, year=year)


# From the feeling to the root ---------------------------------------------------------------------
def _trails(found: Patterns) -> Told:
    told: list[tuple[str, str, str, Tally]] = []
    for trail in found.trails:
        told.append(_whole_line(trail))
        told += [_trail_line(trail, root) for root in trail.roots]
    reading = translate("Patterns", "None of the moments you wrote down names a feeling yet.")
    if found.trails:
        first = found.trails[0]
        feeling = words.label(words.FEELINGS, first.feeling)
        reading = translate("Patterns", "Of the moments you wrote down, {moments} began as “{feeling}”. {most}").format(
            moments=moments(first.found.count), feeling=feeling, most=_turned_out(first)
        )
    made = told_of(
        "trail",
        translate("Patterns", "What a feeling turned out to be"),
        reading,
        told,
        translate(
            "Patterns",
            "For each feeling: the moments that name it, and how many of them also name each fear and each need in the "
            "same entry. A moment may name several, so the lines do not add up. The range behind a number is Wilson’s "
            "interval (1927): where the share might lie if these moments were drawn at random.",
        ),
        translate("Patterns", "What this cannot say: that the feeling comes from the fear, or from the need."),
    )
    if not found.trails or found.trails[0].found.count < BARS_FROM:
        return made
    bars = {_trail_key(t, r): _share(t, r) for t in found.trails for r in t.roots}
    bars |= {_whole_line(t)[0]: Bar(1, number(t.found.count)) for t in found.trails}
    return replace(made, bars=bars)


def _turned_out(trail: Trail) -> str:
    roots = [root for root in trail.roots if root.key != NONE_NAMED]
    if not roots:
        return translate("Patterns", "No fear or need is named with it yet.")
    top = max(root.found.count for root in roots)
    names = [f"“{_root_name(root)}”" for root in roots if root.found.count == top]
    if len(names) > 3:
        return translate("Patterns", "{count} fears and needs are named with it equally often.").format(
            count=len(names)
        )
    if len(names) == 1:
        return translate("Patterns", "Most often it turned out to be {root}.").format(root=names[0])
    return translate("Patterns", "{roots} are named with it equally often.").format(roots=listed(names))


def _whole_line(trail: Trail) -> tuple[str, str, str, Tally]:
    name = translate("Patterns", "“{feeling}”").format(feeling=words.label(words.FEELINGS, trail.feeling))
    return f"trail\n{trail.feeling}", name, first_upper(moments(trail.found.count)), trail.found


def _trail_line(trail: Trail, root: Root) -> tuple[str, str, str, Tally]:
    feeling, n, count = words.label(words.FEELINGS, trail.feeling), trail.found.count, root.found.count
    name = translate("Patterns", "“{feeling}” and “{root}”").format(feeling=feeling, root=_root_name(root))
    low, high = (round(n * edge) for edge in root.share)
    detail = translate("Patterns", "{count} of {n} moments").format(count=count, n=n)
    if n > 1:
        more = translate("Patterns", "{share}; the share behind it may lie anywhere from {low} to {high} of {n}")
        detail = more.format(share=detail, low=low, high=high, n=n)
    return _trail_key(trail, root), name, detail, root.found


def _trail_key(trail: Trail, root: Root) -> str:
    return f"trail\n{trail.feeling}\n{root.role}\n{root.key}"


def _share(trail: Trail, root: Root) -> Bar:
    n = trail.found.count
    said = translate("Patterns", "{count} of {n}").format(count=number(root.found.count), n=number(n))
    return Bar(root.found.count / n, said, root.share)


def _root_name(root: Root) -> str:
    return words.label(words.FEARS if root.role == "fear" else words.NEEDS, root.key)


# Kinds of moment ----------------------------------------------------------------------------------
def _kinds(found: Patterns) -> Told:
    kinds = found.kinds
    told = [(f"kind\n{key}", _kind_name(key), first_upper(moments(each.count)), each) for key, each in kinds.shown]
    most = kinds.most
    names = [f"“{_kind_name(key)}”" for key, _ in most]
    if not most:
        reading = translate(
            "Patterns", "No kind of moment is named in {least} of the moments you wrote down yet."
        ).format(least=TRIGGER_LEAST)
    elif len(most) == 1:
        reading = translate("Patterns", "Of the moments you wrote down, {moments} were “{kind}”.").format(
            moments=moments(most[0][1].count), kind=_kind_name(most[0][0])
        )
    else:
        reading = translate(
            "Patterns", "Of the moments you wrote down, {kinds} come up equally often, in {count} each."
        ).format(kinds=listed(names), count=most[0][1].count)
    told_so = told_of(
        "kind",
        translate("Patterns", "Kinds of moment"),
        reading,
        told,
        translate(
            "Patterns",
            "A kind is shown from {least} moments on. A moment of two kinds stands in two lines.",
        ).format(least=TRIGGER_LEAST),
        translate(
            "Patterns",
            "What this cannot say: that a kind of moment brings a feeling about. How often such moments pass without "
            "one is not written down.",
        ),
    )
    return with_bars(told_so)


def _kind_name(key: str) -> str:
    if key == NONE_NAMED:
        return translate("Patterns", "No kind of moment named")
    return words.label(words.TRIGGERS, key)


# Hours and days -----------------------------------------------------------------------------------
def _hours(found: Patterns) -> Told:
    names = [translate("Patterns", "{hour}:00 to {hour}:59").format(hour=f"{number:02}") for number in range(24)]
    clock = found.hours
    heading = translate("Patterns", "Time of day")
    unknown = translate("Patterns", "The time is not known for {moments}, which are left out here.").format(
        moments=moments(clock.unknown.count)
    )
    if clock.unknown.count == 1:
        unknown = translate("Patterns", "The time of one moment is not known; it is left out here.")
    too_few = translate(
        "Patterns", "Times of day are told from {threshold} moments with a time on; so far: {n}."
    ).format(threshold=HOURS_THRESHOLD, n=clock.n)
    return _clock("hour", heading, clock, names, too_few, unknown if clock.unknown.count else "")


def _weekdays(found: Patterns) -> Told:
    names = [QLocale().standaloneDayName(number) for number in range(1, 8)]
    clock = found.weekdays
    too_few = translate("Patterns", "Days of the week are told from {threshold} moments on; so far: {n}.").format(
        threshold=WEEKDAYS_THRESHOLD, n=clock.n
    )
    return _clock("weekday", translate("Patterns", "Day of the week"), clock, names, too_few, "")


def _clock(key: str, heading: str, clock: Clock, names: list[str], too_few: str, also: str) -> Told:
    counted = translate(
        "Patterns",
        "Each moment stands once, at its earliest entry, on the clock of the place where it was written.",
    )
    cannot = translate(
        "Patterns",
        "What this cannot say: when moments come that are not written down, or whether a time only leads because that "
        "is when there is time to write.",
    )
    links = (all_of(key, heading, clock.found), _untimed(key, clock.unknown))
    if not clock.enough:
        return replace(told_of(key, heading, f"{too_few} {also}".strip(), [], counted, cannot), links=links)
    told = [
        (
            f"{key}\n{number}",
            names[number],
            first_upper(moments(slot.count)) if slot.count else translate("Patterns", "No moments"),
            slot,
        )
        for number, slot in enumerate(clock.slots)
    ]
    top = max(slot.count for slot in clock.slots)
    if len(clock.most) > 3:
        reading = translate(
            "Patterns", "Of the {n} moments you wrote down, {times} times come up equally often, with {count} each."
        ).format(n=number(clock.n), times=len(clock.most), count=number(top))
    elif len(clock.most) > 1:
        reading = translate(
            "Patterns", "Of the {n} moments you wrote down, {count} each fall on {times}: more than on any other."
        ).format(n=number(clock.n), times=listed([names[each] for each in clock.most]), count=number(top))
    else:
        reading = translate(
            "Patterns", "Of the {n} moments you wrote down, {count} fall on {time}: more than on any other."
        ).format(n=number(clock.n), time=names[next(iter(clock.most))], count=number(top))
    told_so = told_of(key, heading, f"{reading} {also}".strip(), told, counted, cannot)
    return replace(with_bars(told_so), links=links)


def _untimed(key: str, tally: Tally) -> NumberLink:
    """Return the link to the moments whose time is not known."""
    said = translate("Patterns", "Read those without a time: {moments}").format(moments=moments(tally.count))
    return NumberLink(f"{key}\nuntimed", said, translate("Patterns", "The time is not known"), tally)


# Coming back --------------------------------------------------------------------------------------
def _gaps(found: Patterns) -> Told:
    told = [_gap_line(gaps) for gaps in found.recurrences]
    reading = translate(
        "Patterns", "A fear or a need is listed here once {threshold} of the moments you wrote down name it."
    ).format(threshold=RECURRENCE_THRESHOLD)
    if found.recurrences:
        reading = translate("Patterns", "How long it was between the moments you wrote down that name the same.")
    return told_of(
        "gap",
        translate("Patterns", "From one time to the next"),
        reading,
        told,
        translate(
            "Patterns",
            "Counted are the days from each moment to the next that names the same fear or need; two on one day are 0 "
            "days apart. The middle gap is the median: half of the gaps are shorter, half are longer.",
        ),
        translate("Patterns", "What this cannot say: when the next time will be, or that nothing happened between."),
    )


def _gap_line(gaps: Gaps) -> tuple[str, str, str, Tally]:
    name = words.label(words.FEARS if gaps.role == "fear" else words.NEEDS, gaps.key)
    detail = translate("Patterns", "{moments}; {middle} days apart in the middle, from {shortest} to {longest}")
    said = detail.format(
        moments=first_upper(moments(gaps.found.count)),
        middle=QLocale().toString(float(gaps.middle), "g", 6),
        shortest=gaps.shortest,
        longest=gaps.longest,
    )
    return f"gap\n{gaps.role}\n{gaps.key}", name, said, gaps.found
