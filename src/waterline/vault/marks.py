# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person leaves in a course: marks with notes, answers to its self-checks, and the box of its questions."""

from __future__ import annotations

from collections.abc import Iterable

from waterline.domain.course import Answered
from waterline.domain.mark import Mark, Spot
from waterline.domain.recall import Card
from waterline.vault.connection import Database, Row
from waterline.vault.records import stamp_columns, stamp_of

_COLUMNS = (
    "id", "course", "kind", "colour", "note", "quote", "before", "after", "section", "top", "anchor", "place",
    "start", "stop", "made_ms", "changed_ms",
)  # fmt: skip

_KEEP = (
    f"INSERT OR REPLACE INTO reading_mark ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + each for each in _COLUMNS)})"
)


class MarkStore:
    """Reads and writes what belongs to the text of courses and to nobody's entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Marks ----------------------------------------------------------------------------------------
    def keep(self, mark: Mark) -> None:
        """Store a mark as it stands, new or changed."""
        with self._database.transaction():
            self._database.execute(_KEEP, _columns(mark))

    def remove(self, mark_id: str) -> None:
        """Forget a mark with its note, if it is there."""
        with self._database.transaction():
            self._database.execute("DELETE FROM reading_mark WHERE id = ?", (mark_id,))

    def of(self, course: str) -> list[Mark]:
        """Return every mark of a course, the oldest first."""
        found = self._database.query("SELECT * FROM reading_mark WHERE course = ? ORDER BY made_ms, id", (course,))
        return [_mark(row) for row in found]

    # Self-checks ----------------------------------------------------------------------------------
    def answer(self, course: str, answered: Answered) -> None:
        """Keep an answer in place of an earlier one of the same day; an empty one takes that away."""
        day = answered.when.local.date().isoformat()
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM outcome_answer WHERE course = ? AND outcome = ? AND day = ?",
                (course, answered.outcome, day),
            )
            if answered.answer:
                self._database.execute(
                    "INSERT INTO outcome_answer (course, outcome, day, answer, answered_ms, answered_zone,"
                    " answered_offset_minutes) VALUES (:course, :outcome, :day, :answer, :answered_ms, :answered_zone,"
                    " :answered_offset_minutes)",
                    {"course": course, "outcome": answered.outcome, "day": day, "answer": answered.answer}
                    | stamp_columns("answered", answered.when),
                )

    def answers(self, course: str) -> list[Answered]:
        """Return every answer to a course's self-checks, the latest first."""
        found = self._database.query(
            "SELECT * FROM outcome_answer WHERE course = ? ORDER BY answered_ms DESC, outcome", (course,)
        )
        return [Answered(row["outcome"], row["answer"], stamp_of(row, "answered")) for row in found]

    # Recall ---------------------------------------------------------------------------------------
    def cards(self, course: str) -> list[Card]:
        """Return the cards of a course's box."""
        found = self._database.query(
            "SELECT question, box, due_day FROM recall_card WHERE course = ? ORDER BY due_day, question", (course,)
        )
        return [Card(row["question"], row["box"], row["due_day"]) for row in found]

    def keep_cards(self, course: str, cards: Iterable[Card]) -> None:
        """Store these cards, new or changed; others stay."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR REPLACE INTO recall_card (course, question, box, due_day) VALUES (?, ?, ?, ?)",
                [(course, card.question, card.box, card.due_day) for card in cards],
            )

    def forget_cards(self, course: str) -> None:
        """Empty the box of a course."""
        with self._database.transaction():
            self._database.execute("DELETE FROM recall_card WHERE course = ?", (course,))


def _columns(mark: Mark) -> dict[str, str | int]:
    spot = mark.spot
    return {
        "id": mark.id,
        "course": mark.course,
        "kind": mark.kind,
        "colour": mark.colour,
        "note": mark.note,
        "quote": mark.quote,
        "before": mark.before,
        "after": mark.after,
        "section": spot.section,
        "top": spot.top,
        "anchor": spot.anchor,
        "place": spot.place,
        "start": spot.start,
        "stop": spot.end,
        "made_ms": mark.made_ms,
        "changed_ms": mark.changed_ms,
    }


def _mark(row: Row) -> Mark:
    spot = Spot(row["section"], row["top"], row["anchor"], row["place"], row["start"], row["stop"])
    return Mark(
        row["id"],
        row["course"],
        row["kind"],
        row["colour"],
        row["note"],
        row["quote"],
        row["before"],
        row["after"],
        spot,
        row["made_ms"],
        row["changed_ms"],
    )
