# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the course: opening it, keeping the place, and finding one's own entries that belong to a part of it."""

from __future__ import annotations

from pathlib import Path

from waterline.app.session import Session
from waterline.course.checker import check
from waterline.course.reader import load_course
from waterline.domain.course import Course, Exercise
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import DIG, EntryLine, Origin
from waterline.domain.errors import CourseInvalid

COURSE = "below-the-waterline"
"""The course the app comes with."""


def open_course(lessons: Path, language: str = "en") -> Course:
    """Read the shipped course; raises CourseInvalid with file and line."""
    return load_course(lessons / COURSE / language)


def check_course(folder: Path) -> tuple[CourseInvalid, ...]:
    """Return every fault of the course in this folder, in the order of reading; none where it is sound."""
    return tuple(check(folder))


def first_step(exercise: Exercise) -> Step | None:
    """Return the step of the dig an exercise begins at, or None where its flow is not in this version."""
    if exercise.flow != DIG:
        return None
    return Step(exercise.step) if exercise.step in STEPS else STEPS[0]


def place(session: Session, course: str = COURSE) -> Origin | None:
    """Return the line the person was last reading, or None before the first time."""
    return session.vault.reading.place(course)


def keep_place(session: Session, place: Origin) -> None:
    """Remember the line in view."""
    session.vault.reading.keep(place, session.now().utc_ms)


def entries_naming(session: Session, iceberg_part: str, limit: int = 20) -> tuple[EntryLine, ...]:
    """Return the latest entries, outside the trash, that named this part of the iceberg."""
    return tuple(session.vault.entries.naming("iceberg", iceberg_part, limit))


def entries_written_from(session: Session, section: str, limit: int = 5) -> tuple[EntryLine, ...]:
    """Return the latest entries, outside the trash, that were begun from an exercise of this section."""
    return tuple(session.vault.entries.written_from(COURSE, section, limit))
