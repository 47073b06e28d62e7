# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exercises as blank forms: what the journal would ask, with room to answer by hand."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain.course import Exercise
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import DIG
from waterline.ui.course.document import DocumentWriter

translate = QCoreApplication.translate

Asked = tuple[object, int]
"""A question and how many lines it leaves; with none, its answer is ticked or circled in place."""

_BOXES = QT_TRANSLATE_NOOP(
    "Worksheet",
    "Which of these were there?   ☐ a fear   ☐ an insecurity   ☐ an unmet need   ☐ a comparison   "
    "☐ a scarcity story   ☐ an old wound",
)
_PLACED = QT_TRANSLATE_NOOP(
    "Worksheet", "Where does it belong?   ☐ inside me   ☐ between us   ☐ both   ☐ can’t tell yet"
)

_DIG: dict[Step, Asked] = {
    Step.NAME: (QT_TRANSLATE_NOOP("Worksheet", "What did I feel, where in the body, and how strong from 0 to 10?"), 2),
    Step.HAPPENED: (QT_TRANSLATE_NOOP("Worksheet", "What happened, as a camera would have seen it?"), 3),
    Step.LAYERS: (QT_TRANSLATE_NOOP("Worksheet", "What is this really about? And what is under that?"), 5),
    Step.ICEBERG: (_BOXES, 0),
    Step.FEAR: (QT_TRANSLATE_NOOP("Worksheet", "What does this make me afraid of?"), 2),
    Step.NEED: (QT_TRANSLATE_NOOP("Worksheet", "What am I short of right now?"), 2),
    Step.ROOT: (QT_TRANSLATE_NOOP("Worksheet", "The root, in one plain sentence:"), 2),
    Step.TRIAGE: (_PLACED, 0),
    Step.NEXT: (QT_TRANSLATE_NOOP("Worksheet", "What next: a request, a conversation, a step of my own, nothing?"), 3),
    Step.AFTER: (QT_TRANSLATE_NOOP("Worksheet", "How strong is it now, from 0 to 10?"), 1),
}

_FLOWS: dict[str, tuple[Asked, ...]] = {
    "right_now": (
        (QT_TRANSLATE_NOOP("Worksheet", "How strong is it, from 0 to 10?"), 1),
        (QT_TRANSLATE_NOOP("Worksheet", "The one thing I will do for the next twenty minutes:"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "If it comes back tonight, then I will…"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "And afterwards, from 0 to 10?"), 1),
    ),
    "request": (
        (QT_TRANSLATE_NOOP("Worksheet", "I felt…"), 1),
        (QT_TRANSLATE_NOOP("Worksheet", "when…"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "What I need is…"), 1),
        (QT_TRANSLATE_NOOP("Worksheet", "Would you be willing to…"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "And if they say no?"), 2),
    ),
    "conversation_plan": (
        (QT_TRANSLATE_NOOP("Worksheet", "What was agreed, and since when?"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "What happened?"), 3),
        (QT_TRANSLATE_NOOP("Worksheet", "What I want to say, to ask, and to have decided:"), 4),
    ),
    "hearts": (
        (QT_TRANSLATE_NOOP("Worksheet", "Here:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "Expressed delight:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "Attunement:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "Rituals and routines:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "Turning toward after conflict:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "Secure attachment with myself:   thin · okay · full"), 0),
        (QT_TRANSLATE_NOOP("Worksheet", "One of them, and one thing I will do this week:"), 2),
    ),
    "reassurance": (
        (QT_TRANSLATE_NOOP("Worksheet", "What was said or done to reassure me?"), 2),
        (
            QT_TRANSLATE_NOOP(
                "Worksheet", "Did it land?   ☐ it landed   ☐ it faded within the hour   ☐ it did not land"
            ),
            0,
        ),
        (QT_TRANSLATE_NOOP("Worksheet", "Is there something that was agreed and not kept?"), 2),
    ),
    "glad_moment": (
        (QT_TRANSLATE_NOOP("Worksheet", "What I was glad about, and whatever else was there beside it:"), 5),
    ),
    "holding_space": (
        (QT_TRANSLATE_NOOP("Worksheet", "What they said:"), 3),
        (QT_TRANSLATE_NOOP("Worksheet", "What I gave back in my own words:"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "What I can offer, and what I won’t:"), 3),
    ),
    "watching_plan": (
        (QT_TRANSLATE_NOOP("Worksheet", "Do I want to be there at all? Where?"), 2),
        (QT_TRANSLATE_NOOP("Worksheet", "The sign that I need a pause:"), 1),
        (QT_TRANSLATE_NOOP("Worksheet", "How we check in afterwards, and how we come down:"), 2),
    ),
    "lean": (
        (QT_TRANSLATE_NOOP("Worksheet", "With whom, and when lately?"), 1),
        (QT_TRANSLATE_NOOP("Worksheet", "What I did when it got close, and when it got far:"), 4),
    ),
    "free_page": ((QT_TRANSLATE_NOOP("Worksheet", "In my own words:"), 8),),
}


def write_worksheet(writer: DocumentWriter, exercise: Exercise, *, new_page: bool) -> None:
    """Write one exercise as a form."""
    writer.line(exercise.title, "title", above=0, level=2, new_page=new_page)
    writer.blocks(exercise.blocks, "body", first=6)
    for question, lines in asked(exercise):
        writer.line(_unbroken(translate("Worksheet", str(question))), "label", above=18, keep=lines > 0)
        writer.ruled(lines)


def _unbroken(question: str) -> str:
    """Keep the words of each answer to tick on one line with its box."""
    return "   ".join(part.replace(" ", "\u00a0") if part.startswith("☐") else part for part in question.split("   "))


def asked(exercise: Exercise) -> tuple[Asked, ...]:
    """Return what a form for this exercise asks; a dig that begins further down asks what happened first."""
    if exercise.flow != DIG:
        return _FLOWS.get(exercise.flow, _FLOWS["free_page"])
    begins = STEPS.index(Step(exercise.step)) if exercise.step in STEPS else 0
    steps = (
        STEPS[begins:] if not begins else (Step.HAPPENED, *(step for step in STEPS[begins:] if step != Step.HAPPENED))
    )
    if exercise.step == Step.ICEBERG:
        steps = (Step.HAPPENED, Step.ICEBERG)
    return tuple(_DIG[step] for step in steps)
