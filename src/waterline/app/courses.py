# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The courses there are to read: the one the app comes with and those a person added, and which is in hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from waterline.app import study
from waterline.app.session import Session
from waterline.course import intake
from waterline.course.reader import load_course, read_course
from waterline.domain.course import Course
from waterline.domain.errors import CourseInvalid, FileNotWritten
from waterline.domain.speaks import COURSE


@dataclass(frozen=True, slots=True)
class Listed:
    """One course by its id and title; `added` by the person, and so theirs to remove. `sound` ones can be read."""

    id: str
    title: str
    added: bool
    sound: bool = True


def listed(session: Session, lessons: Path) -> tuple[Listed, ...]:
    """Return every course, the app's own first; raises CourseInvalid where that one is damaged."""
    found = [Listed(COURSE, study.open_course(lessons).title, added=False)]
    for folder in intake.taken_in(_place(session)):
        course, _ = read_course(folder)
        sound = course is not None and course.id == folder.name
        found.append(Listed(folder.name, course.title if course is not None else folder.name, added=True, sound=sound))
    return tuple(found)


def add(session: Session, source: Path) -> tuple[str, tuple[CourseInvalid, ...]]:
    """Take a course folder or zip in; returns its title, or every fault. Raises FileNotWritten."""
    try:
        course, faults = intake.take_in(source, _place(session), frozenset({COURSE}))
    except OSError as error:
        raise FileNotWritten(_place(session)) from error
    return (course.title if course is not None else ""), tuple(faults.found)


def remove(session: Session, course_id: str) -> None:
    """Delete a course the person added; their marks and places stay in the vault. Raises FileNotWritten."""
    try:
        intake.remove(_place(session), course_id)
    except OSError as error:
        raise FileNotWritten(_place(session)) from error
    if study.in_hand(session) == course_id:
        study.take_in_hand(session, None)


def open_course(session: Session, lessons: Path, course_id: str | None = None) -> Course:
    """Open a course and take it in hand, or open the one that is; one no longer there gives way to the app's own.

    Raises CourseInvalid where that one is damaged.
    """
    if course_id is not None:
        study.take_in_hand(session, course_id)
    wanted = study.in_hand(session)
    folder = next((each for each in intake.taken_in(_place(session)) if each.name == wanted), None)
    if wanted == COURSE or folder is None:
        return study.open_course(lessons)
    try:
        course = load_course(folder)
    except CourseInvalid:
        return study.open_course(lessons)
    return course if course.id == wanted else study.open_course(lessons)


def _place(session: Session) -> Path:
    return session.door.files.folder / "courses"
