# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what is told beside fears and needs: what was asked for, kind words, HEARTS, before and after a tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from waterline.app.insight import Patterns
from waterline.domain.pattern.beside import (
    COMPARED_THRESHOLD,
    EASED_THRESHOLD,
    HEARTS_THRESHOLD,
    KIND_WORDS_THRESHOLD,
    MEDIAN_THRESHOLD,
    Asked,
    Beside,
    CheckIn,
    Foreseen,
    HotMoment,
    KindWord,
    Middle,
    WithPerson,
)
from waterline.domain.pattern.written import Tally, Written
from waterline.domain.request import NEED_MET, STANDINGS
from waterline.domain.sheets import FILLED, LANDINGS, LETTERS
from waterline.domain.vocabulary import MYSELF, NONE_NAMED
from waterline.ui.patterns import foretold_words
from waterline.ui.patterns.bar_list import Bar
from waterline.ui.patterns.sentences import chosen_of, moments
from waterline.ui.patterns.told import (
    Level,
    NumberTable,
    Telling,
    Told,
    all_of,
    between_us,
    first_upper,
    told_of,
    with_bars,
)
from waterline.ui.shared import request_words, sheet_words, tool_words, words
from waterline.ui.shared.time_words import period_words, plain_date_words

translate = QCoreApplication.translate

_LEVELS: dict[str, float] = dict(zip(FILLED, (0.0, 0.5, 1.0), strict=True))


def tellers(found: Patterns) -> dict[str, Telling]:
    """Return what tells the sections that have anything to say; one with too little says what is missing."""
    others = found.others
    told: dict[str, Telling] = {}
    if others.requests.entries:
        told["asked"] = partial(_requests, found)
    if others.kind_words.entries or others.kind_words.unsaid.count:
        told["kind_word"] = partial(_kind_words, found)
    told |= {f"hearts_{each.person}": partial(_hearts_with, each, found) for each in others.hearts.people}
    if others.hearts.entries and not others.hearts.people:
        told["hearts"] = partial(_too_few_check_ins, found)
    if others.eased.pairs:
        told["eased"] = partial(_eased, found)
    if others.foretold.entries:
        told["foretold"] = partial(_foretold, found)
    return told


def _foretold(found: Patterns) -> Told:
    return _with_all(foretold_words.section(found), found, Foreseen, found.others.foretold.entries)


def _with_all(told: Told, found: Patterns, kind: type[Beside], entries: Sequence[Written]) -> Told:
    """Let a section say which moments it counts, and open all of them and those between us."""
    counted, us = Tally.of(entries), found.others.between(kind)
    said = chosen_of(found, counted.count, _period(entries) if entries else "", len(us.entries))
    return replace(
        told,
        counted=(said, *told.counted),
        links=(all_of(told.key, told.heading, counted),),
        also=(between_us(told.key, us),),
    )


def _period(entries: Sequence[Written]) -> str:
    """Say from when to when; `entries` are newest first."""
    return period_words(entries[-1].happened, entries[0].happened)


# Requests ---------------------------------------------------------------------------------------
def _requests(found: Patterns) -> Told:
    made = found.others.requests
    whole = made.everything
    _, waiting, yes, another_way, no, _ = (tally.count for tally in whole.standings)
    met, partly, _, _ = (tally.count for tally in whole.met)
    reading = translate(
        "Patterns",
        "You wrote a request in {moments}, {period}. Waiting for an answer: {waiting}. Yes: {yes}, another way: "
        "{another_way}, no: {no}. The need was met in {met}, partly in {partly}.",
    ).format(
        moments=moments(whole.found.count),
        period=_period(made.entries),
        waiting=waiting,
        yes=yes,
        another_way=another_way,
        no=no,
        met=met,
        partly=partly,
    )
    columns = [words.label(request_words.STANDINGS, each) for each in STANDINGS]
    columns += [_met_name(each) for each in NEED_MET]
    rows = NumberTable(
        names=tuple(_need_name(each.need) for each in (whole, *made.needs)),
        months=tuple(columns),
        tallies=tuple((*each.standings, *each.met) for each in (whole, *made.needs)),
        role="asked",
        in_time=False,
        naming=translate("Patterns", "“{name}”: {month}"),
        headings=(
            translate("Patterns", "Not\nasked yet"),
            translate("Patterns", "Asked, no\nanswer yet"),
            translate("Patterns", "Yes"),
            translate("Patterns", "Another\nway"),
            translate("Patterns", "No"),
            translate("Patterns", "With-\ndrawn"),
            translate("Patterns", "Need\nmet"),
            translate("Patterns", "Need\npartly met"),
            translate("Patterns", "Need\nnot met"),
            translate("Patterns", "Too early\nto say"),
        ),
    )
    counted = (
        translate(
            "Patterns",
            "Counted are the moments in which you wrote a request, on the day it was written, from the first one on. "
            "A request for two needs stands in two rows, so the numbers do not add up. Whether the need was met is "
            "counted for itself, whatever the answer was.",
        ),
        translate("Patterns", "No is an answer like the others. People and kinds of moment count where you named any."),
        translate(
            "Patterns",
            "What this cannot say: why an answer was given, or whether other words would have brought another.",
        ),
    )
    heading = translate("Patterns", "What you asked for")
    told = Told("asked", heading, reading, counted, rows.lines(), rows.opens(), rows=rows)
    return _with_all(told, found, Asked, made.entries)


def _need_name(key: str) -> str:
    if not key:
        return translate("Patterns", "All requests")
    return translate("Patterns", "No need named") if key == NONE_NAMED else words.label(words.NEEDS, key)


def _met_name(key: str) -> str:
    if key in request_words.NEED_IS:
        return words.label(request_words.NEED_IS, key)
    return translate("Patterns", "too early to say whether the need was met")


# Kind words ---------------------------------------------------------------------------------------
def _kind_words(found: Patterns) -> Told:
    told = found.others.kind_words
    heading = translate("Patterns", "Kind words, and whether they landed")
    counted = (
        translate(
            "Patterns",
            "Counted are the moments in which you noted what became of a kind word, from {threshold} on.",
        ).format(threshold=KIND_WORDS_THRESHOLD),
        translate(
            "Patterns",
            "Where several of the latest did not hold, this page speaks first of what was agreed: a promise that was "
            "not kept is a fact between you, not a pattern in you.",
        ),
        translate("Patterns", "What this cannot say: why a kind word does not hold."),
    )
    first = ""
    if told.ledger_first:
        first = translate(
            "Patterns",
            "Several kind words have not held lately. Look first at what the two of you agreed, and whether it was "
            "kept: words wear thin where a promise did not hold. That would be a fact between you.",
        )
    if told.n < KIND_WORDS_THRESHOLD:
        missing = translate("Patterns", "This is told from {threshold} moments with an answer on; so far: {n}.").format(
            threshold=KIND_WORDS_THRESHOLD, n=told.n
        )
        return _with_all(Told("kind_word", heading, missing, counted, first=first), found, KindWord, told.entries)
    reading = translate("Patterns", "Of {moments} you wrote down {period}: {landings}.").format(
        moments=moments(told.n), period=_period(told.entries), landings=_landings(told.landings)
    )
    lines = [
        (f"kind_word\n{key}", words.label(sheet_words.LANDED, key), first_upper(moments(tally.count)), tally)
        for key, tally in zip(LANDINGS, told.landings, strict=True)
    ]
    if told.unsaid.count:
        unsaid = translate("Patterns", "Not noted")
        lines.append(("kind_word\nunsaid", unsaid, first_upper(moments(told.unsaid.count)), told.unsaid))
    made = replace(with_bars(told_of("kind_word", heading, reading, lines, *counted)), first=first)
    return _with_all(made, found, KindWord, told.entries)


def _landings(tallies: tuple[Tally, ...]) -> str:
    landed, faded, not_landed = (tally.count for tally in tallies)
    return translate(
        "Patterns", "it landed in {landed}, faded within the hour in {faded}, did not land in {not_landed}"
    ).format(landed=landed, faded=faded, not_landed=not_landed)


# HEARTS -------------------------------------------------------------------------------------------
def _too_few_check_ins(found: Patterns) -> Told:
    missing = translate(
        "Patterns", "Letters are shown over time from {threshold} check-ins with the same person on."
    ).format(threshold=HEARTS_THRESHOLD)
    told = Told("hearts", translate("Patterns", "HEARTS over time"), missing, _hearts_counted())
    return _with_all(told, found, CheckIn, found.others.hearts.entries)


def _hearts_counted() -> tuple[str, ...]:
    return (
        translate(
            "Patterns",
            "Each column is one check-in, each row one letter as you placed it. Letters are not added up, neither "
            "with each other nor over time.",
        ),
        translate(
            "Patterns",
            "What this cannot say: what it was like for the other person, or what the days between were like.",
        ),
    )


def _hearts_with(told: WithPerson, found: Patterns) -> Told:
    names = {person.id: words.nickname(person) for person in found.people}
    heading = translate("Patterns", "HEARTS over time")
    if told.person == MYSELF:
        heading = translate("Patterns", "HEARTS over time, with myself")
    elif told.person in names:
        heading = translate("Patterns", "HEARTS over time, with {name}").format(name=names[told.person])
    check_ins = told.check_ins
    levels = tuple(tuple(_level(each, letter) for each in check_ins) for letter in range(len(LETTERS)))
    rows = NumberTable(
        names=tuple(words.label(sheet_words.LETTERS, letter) for letter in LETTERS),
        months=tuple(plain_date_words(each.happened) for each in check_ins),
        tallies=tuple(
            tuple(Tally.of((each,)) if level else Tally() for each, level in zip(check_ins, row, strict=True))
            for row in levels
        ),
        role=f"hearts_{told.person}",
        naming=translate("Patterns", "{name}, {month}"),
        headings=tuple(_short_date(each) for each in check_ins),
        levels=levels,
    )
    reading = translate("Patterns", "{count} check-ins you wrote down, {period}. On the latest: {letters}.").format(
        count=len(check_ins), period=_period(check_ins[::-1]), letters=_letters(check_ins[-1])
    )
    made = Told(f"hearts_{told.person}", heading, reading, _hearts_counted(), rows.lines(), rows.opens(), rows=rows)
    return _with_all(made, found, CheckIn, check_ins[::-1])


def _level(check_in: CheckIn, letter: int) -> Level | None:
    said = check_in.letters[letter]
    return None if said is None else Level(_LEVELS[said], words.label(sheet_words.FILLED, said))


def _letters(check_in: CheckIn) -> str:
    said = [
        translate("Patterns", "{letter} {level}").format(
            letter=words.label(sheet_words.LETTERS, letter), level=words.label(sheet_words.FILLED, level).lower()
        )
        for letter, level in zip(LETTERS, check_in.letters, strict=True)
        if level is not None
    ]
    return ", ".join(said) or translate("Patterns", "no letter placed")


def _short_date(entry: Written) -> str:
    day = entry.happened.local
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Patterns", "d MMM\nyyyy"))


# Before and after ---------------------------------------------------------------------------------
def _eased(found: Patterns) -> Told:
    eased, own = found.others.eased, found.tools
    heading = translate("Patterns", "Before and after a tool")
    counted = (
        translate(
            "Patterns",
            "Counted are hot moments with a tool and a number before and after, whichever way it went: they are listed "
            "from {listed} on, the middle (median) is told from {middle} on, and two tools stand side by side from "
            "{compared} each. A moment with two tools stands with both. The minutes are those spent with the tools.",
        ).format(listed=EASED_THRESHOLD, middle=MEDIAN_THRESHOLD, compared=COMPARED_THRESHOLD),
        translate(
            "Patterns", "Where a moment has several such pairs of numbers, the earliest one goes into the middle."
        ),
        translate(
            "Patterns",
            "What this cannot say: that a tool brought it about. Feelings rise and fall by themselves, and a tool is "
            "reached for when they are high.",
        ),
    )
    if not eased.enough:
        missing = translate(
            "Patterns", "Shown from {threshold} hot moments with a number before and after on; so far: {n}."
        ).format(threshold=EASED_THRESHOLD, n=eased.n)
        return _with_all(Told("eased", heading, missing, counted), found, HotMoment, eased.pairs)
    latest = eased.pairs[0]
    reading = translate(
        "Patterns",
        "{moments} you wrote down, {period}. The latest: {change} after {tools}. In each line the ring is before and "
        "the disc after, from 0 to 10.",
    ).format(
        moments=first_upper(moments(eased.n)),
        period=_period(eased.pairs),
        change=_change(latest.before or 0, latest.after or 0, latest.seconds),
        tools=_tools(latest, own),
    )
    lines: list[tuple[str, str, str, Tally]] = []
    bars: dict[str, Bar] = {}
    for middle in (*((eased.middle,) if eased.middle else ()), *eased.tools):
        key = f"middle\n{middle.tool}"
        lines.append(
            (key, _middle_name(middle, own), _change(middle.before, middle.after, middle.seconds), middle.found)
        )
        bars[key] = _dots(middle.before, middle.after)
    for pair in eased.pairs:
        key, before, after = f"pair\n{pair.entry_id}", pair.before or 0, pair.after or 0
        name = translate("Patterns", "{day}, after {tools}, {time}").format(
            day=plain_date_words(pair.happened), tools=_tools(pair, own), time=tool_words.time_words(pair.seconds)
        )
        lines.append((key, name, _change(before, after, pair.seconds), Tally.of((pair,))))
        bars[key] = _dots(before, after)
    return _with_all(
        replace(told_of("eased", heading, reading, lines, *counted), bars=bars), found, HotMoment, eased.pairs
    )


def _middle_name(middle: Middle, own: Mapping[str, str]) -> str:
    if not middle.tool:
        return translate("Patterns", "In the middle of {moments}").format(moments=moments(middle.found.count))
    return translate("Patterns", "{tool}, in the middle of {moments}").format(
        tool=tool_words.tool_words(middle.tool, own), moments=moments(middle.found.count)
    )


def _tools(moment: HotMoment, own: Mapping[str, str]) -> str:
    """Name the tools as they stand inside a sentence; names people gave keep their capitals."""
    named = [
        name[:1].lower() + name[1:] if tool in tool_words.TOOLS else name
        for tool in moment.tools
        for name in [tool_words.tool_words(tool, own)]
    ]
    return ", ".join(named)


def _change(before: float, after: float, seconds: float) -> str:
    return translate("Patterns", "from {before} to {after} in {time}").format(
        before=_number(before), after=_number(after), time=tool_words.time_words(round(seconds))
    )


def _dots(before: float, after: float) -> Bar:
    number = translate("Patterns", "{before} to {after}").format(before=_number(before), after=_number(after))
    return Bar(0, number, dots=(before / 10, after / 10))


def _number(value: float) -> str:
    return QLocale().toString(float(value), "g", 3)
