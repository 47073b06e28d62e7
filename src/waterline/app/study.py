# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the course: opening it, keeping the place, and finding one's own entries that belong to a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from waterline.app import kink_pack
from waterline.app.session import Session
from waterline.course.checker import check
from waterline.course.reader import load_course
from waterline.domain.course import Answered, Course, Exercise, Recall, Section
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import Answers, EntryLine, Origin
from waterline.domain.errors import CourseInvalid
from waterline.domain.flows import ANSWERS
from waterline.domain.recall import Card, answered, as_of, waiting
from waterline.domain.seed import answers_from
from waterline.domain.sheets import WATCHING_PLAN
from waterline.domain.speaks import COURSE as COURSE
from waterline.domain.speaks import Belonging, Speaking, belonging_to, speaking_to


def open_course(lessons: Path, language: str = "en") -> Course:
    """Read the shipped course; raises CourseInvalid with file and line.

    Every click on a section asks for it, so it is read again only where a file of it has changed.
    """
    folder = lessons / COURSE / language
    stamp = _stamp(folder)
    if _read.get(folder, (None,))[0] != stamp:
        _read.pop(folder, None)
        _read[folder] = (stamp, load_course(folder))
    return _read[folder][1]


_Stamp = tuple[tuple[str, int, int], ...]
_read: dict[Path, tuple[_Stamp, Course]] = {}


def _stamp(folder: Path) -> _Stamp:
    try:
        seen = [(path.name, path.stat()) for path in folder.iterdir()]
    except OSError:
        return ()  # what is wrong there is for the reader to say
    return tuple(sorted((name, each.st_mtime_ns, each.st_size) for name, each in seen))


def check_course(folder: Path) -> tuple[CourseInvalid, ...]:
    """Return every fault of the course in this folder, in the order of reading; none where it is sound."""
    return tuple(check(folder))


def flows_open(session: Session) -> frozenset[str]:
    """Return the flows an exercise can open now: those of this version, the kink pack's only where it was asked for."""
    return frozenset(ANSWERS) if kink_pack.is_on(session) else frozenset(ANSWERS) - {WATCHING_PLAN}


def first_step(exercise: Exercise) -> Step:
    """Return the step of the dig an exercise begins at."""
    return Step(exercise.step) if exercise.step in STEPS else STEPS[0]


def seeded(exercise: Exercise) -> Answers:
    """Return what an exercise fills in before its flow opens: what the flow has no field for is left out."""
    filled = answers_from(exercise.seed)
    return ANSWERS[exercise.flow].from_dict(filled.as_dict())


_IN_HAND = "course_in_hand"


def in_hand(session: Session) -> str:
    """Return the id of the course the person reads now."""
    return session.vault.meta.get(_IN_HAND) or COURSE


def take_in_hand(session: Session, course: str | None) -> None:
    """Read this course from now on; None is the app's own."""
    if course is None:
        session.vault.meta.drop(_IN_HAND)
    elif course != in_hand(session):
        session.vault.meta.keep(_IN_HAND, course)


def place(session: Session, course: str | None = None) -> Origin | None:
    """Return the line last read in a course, or in the one in hand; None before the first time."""
    return session.vault.reading.place(course or in_hand(session))


def keep_place(session: Session, place: Origin) -> None:
    """Remember the line in view."""
    session.vault.reading.keep(place, session.now().utc_ms)


def entries_naming(session: Session, iceberg_part: str, limit: int = 20) -> tuple[EntryLine, ...]:
    """Return the latest entries, outside the trash, that named this part of the iceberg."""
    return tuple(session.vault.entries.naming("iceberg", iceberg_part, limit))


def entries_written_from(session: Session, section: str, course: str = COURSE, limit: int = 5) -> tuple[EntryLine, ...]:
    """Return the latest entries, outside the trash, that were begun from an exercise of this section."""
    return tuple(session.vault.entries.written_from(course, section, limit))


def entries_belonging(session: Session, section: str, course: str = COURSE, limit: int = 3) -> tuple[EntryLine, ...]:
    """Return the latest entries, outside the trash, that this section speaks to; none in a course not our own."""
    if course != COURSE:
        return ()
    ids = session.vault.reading.belonging(belonging_to(section), limit)
    return tuple(session.vault.entries.lines(ids))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sections that speak to one entry with what leads to each, and the whole table they were found by."""

    sections: tuple[tuple[Section, Speaking], ...]
    table: tuple[tuple[Section, Belonging], ...]


def spoken_to(course: Course, answers: Answers) -> Spoken:
    """Return what our own course has to say to an entry; nothing in a course not our own."""
    if course.id != COURSE:
        return Spoken((), ())
    speaking = speaking_to(answers.triage, answers.fears, answers.needs)
    found = ((course.section(each.section), each) for each in speaking)
    return Spoken(tuple((section, each) for section, each in found if section is not None), speaking_table(course))


def speaking_table(course: Course) -> tuple[tuple[Section, Belonging], ...]:
    """Return what brings entries to each section of our own course, those without anything left out."""
    if course.id != COURSE:
        return ()
    table = ((section, belonging_to(section.id)) for section in course.sections)
    return tuple((section, by) for section, by in table if by != Belonging())


# Self-checks --------------------------------------------------------------------------------------
def answer_outcome(session: Session, course: str, outcome: str, answer: str) -> None:
    """Keep what the person says today to one outcome; an empty answer takes back what was said today."""
    session.vault.marks.answer(course, Answered(outcome, answer, session.now()))


def outcome_answers(session: Session, course: str) -> tuple[Answered, ...]:
    """Return everything the person ever said to a course's outcomes, the latest first."""
    return tuple(session.vault.marks.answers(course))


# Questions that come back -------------------------------------------------------------------------
RECALL_ON = "recall_on"
"""In the vault's facts, for each course whose questions the person asked to come back."""


def recall_is_on(session: Session, course: str) -> bool:
    """Tell whether the person wants the course's questions to come back; nobody does who has not said so."""
    return session.vault.meta.get(f"{RECALL_ON}:{course}") is not None


def turn_recall(session: Session, course: str, on: bool) -> None:
    """Let the questions come back, or stop them and forget how they stood."""
    if on:
        session.vault.meta.keep(f"{RECALL_ON}:{course}", "1")
    else:
        session.vault.meta.drop(f"{RECALL_ON}:{course}")
        session.vault.marks.forget_cards(course)


def recall_waiting(session: Session, course: Course) -> tuple[tuple[Section, Recall], ...]:
    """Return the questions of today, each with its section; none where they are not wanted."""
    if not recall_is_on(session, course.id):
        return ()
    there = {recall.id: (section, recall) for section in course.sections for recall in section.recall}
    cards = waiting(session.vault.marks.cards(course.id), tuple(there), _today(session))
    return tuple(there[card.question] for card in cards)


def recall_answered(session: Session, course: str, question: str, remembered: bool) -> None:
    """Put a question away after its turn."""
    today = _today(session)
    known = {card.question: card for card in session.vault.marks.cards(course)}
    card = as_of(known[question], today) if question in known else Card(question, 1, today)
    session.vault.marks.keep_cards(course, [answered(card, remembered, today)])


def _today(session: Session) -> int:
    return session.now().local.date().toordinal()


# How the reader looks -----------------------------------------------------------------------------
MEASURES = ("narrow", "usual", "wide")
_LOOK = "reader_look"


@dataclass(frozen=True, slots=True)
class ReaderLook:
    """How long the lines run, and whether a section is shown as plain text."""

    measure: str = "usual"
    plain: bool = False


def reader_look(session: Session) -> ReaderLook:
    """Return how the person likes to read; what cannot be understood is the usual."""
    measure, _, plain = (session.vault.meta.get(_LOOK) or "").partition(" ")
    return ReaderLook(measure if measure in MEASURES else "usual", plain == "plain")


def keep_reader_look(session: Session, look: ReaderLook) -> None:
    """Remember how the person likes to read."""
    session.vault.meta.keep(_LOOK, f"{look.measure} {'plain' if look.plain else 'full'}")
