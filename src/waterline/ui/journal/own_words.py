# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives a person's answers back in their own words, short for the side rail and the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from waterline.domain.dig import Step
from waterline.domain.entry import Answers, EntryLine
from waterline.domain.times import Stamp
from waterline.ui.shared import words
from waterline.ui.shared.said import shortened
from waterline.ui.shared.time_words import moment_words

translate = QCoreApplication.translate


def dotted(table: words.Table, chosen: tuple[str, ...], also: str = "") -> str:
    """Return the labels of `chosen` and the free words `also` side by side."""
    parts = [words.label(table, key) for key in chosen]
    return " · ".join([*parts, *([also.strip()] if also.strip() else [])])


def of_ten(number: int) -> str:
    """Return "7 of 10"."""
    return translate("OwnWords", "{number} of 10").format(number=number)


def in_short(step: Step, answers: Answers, people: Mapping[str, str], now: Stamp) -> str:
    """Return what was said at `step`; `people` gives the nickname of each id."""
    return shortened(_said(step, answers, people, now))


def feelings_of(line: EntryLine) -> str:
    """Return the feelings of an entry on one line."""
    return dotted(words.FEELINGS, line.feelings, line.feeling_words)


def intensity_of(line: EntryLine) -> str:
    """Return the intensities in words for the ear: before, after, or nothing."""
    before, after = line.intensity_before, line.intensity_after
    if before is not None and after is not None:
        return translate("OwnWords", "{before} of 10 before, {after} of 10 after").format(before=before, after=after)
    if before is not None:
        return translate("OwnWords", "{number} of 10 before").format(number=before)
    if after is not None:
        return translate("OwnWords", "{number} of 10 after").format(number=after)
    return ""


def called(people: Mapping[str, str], chosen: tuple[str, ...]) -> str:
    """Return the nicknames of those chosen; somebody unknown is left out."""
    return ", ".join(people[each] for each in chosen if each in people)


def _said(step: Step, answers: Answers, people: Mapping[str, str], now: Stamp) -> str:
    parts: dict[Step, list[str]] = {
        Step.NAME: [
            dotted(words.FEELINGS, answers.feelings, answers.feeling_words),
            "" if answers.intensity_before is None else of_ten(answers.intensity_before),
            dotted(words.BODY, answers.body, answers.body_words),
        ],
        Step.HAPPENED: [
            answers.what_happened
            or dotted(words.TRIGGERS, answers.triggers)
            or called(people, answers.people)
            or answers.nickname
            or when_words(answers, now)
        ],
        Step.LAYERS: [answers.layers[-1] if answers.layers else ""],
        Step.ICEBERG: [dotted(words.ICEBERG, answers.iceberg)],
        Step.FEAR: [dotted(words.FEARS, answers.fears, answers.fear_words)],
        Step.NEED: [dotted(words.NEEDS, answers.needs, answers.need_words)],
        Step.ROOT: [answers.root],
        Step.TRIAGE: [words.label(words.TRIAGE, answers.triage) if answers.triage else ""],
        Step.NEXT: [
            words.label(words.NEXT_STEPS, answers.next_step) if answers.next_step else "",
            answers.next_words,
        ],
        Step.AFTER: ["" if answers.intensity_after is None else of_ten(answers.intensity_after)],
    }
    return " · ".join(part.strip() for part in parts[step] if part.strip())


def when_words(answers: Answers, now: Stamp) -> str:
    """Return when the person said it was, or nothing."""
    if answers.happened is None:
        return ""
    return moment_words(answers.happened, now, time_known=answers.happened_time_known)
