# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided dig as a pure state machine: ten steps from the surface feeling to what comes next.

A step can always be skipped, gone back to, or left; no step demands an answer, and going anywhere keeps every answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from waterline.domain.entry import Answers
from waterline.domain.vocabulary import BETWEEN, BOTH, CANNOT_TELL, CLAIMS


class Step(StrEnum):
    """The steps in their order; the values are stored with drafts and never change."""

    NAME = "name"
    HAPPENED = "happened"
    LAYERS = "layers"
    ICEBERG = "iceberg"
    FEAR = "fear"
    NEED = "need"
    ROOT = "root"
    TRIAGE = "triage"
    NEXT = "next"
    AFTER = "after"


STEPS = tuple(Step)

FIELDS: dict[Step, tuple[str, ...]] = {
    Step.NAME: ("feelings", "feeling_words", "intensity_before", "body", "body_words"),
    Step.HAPPENED: ("what_happened", "triggers", "people", "nickname", "happened", "happened_time_known"),
    Step.LAYERS: ("layers",),
    Step.ICEBERG: ("iceberg",),
    Step.FEAR: ("fears", "fear_words", "feared"),
    Step.NEED: ("needs", "need_words"),
    Step.ROOT: ("root",),
    Step.TRIAGE: ("triage", "talk_to", "ask_again_days"),
    Step.NEXT: ("next_step", "next_words"),
    Step.AFTER: ("intensity_after",),
}
"""Which answers each step asks for; with `ASKED_LATER` they are every field of `Answers` but the tags."""

ASKED_LATER = ("turned_out",)
"""What a dig asks on the entry's own page, once there may be an answer."""

ASK_WHAT_HAPPENED_DAYS = 3
"""When to ask, once, what happened of what was feared."""

ASK_AGAIN_DAYS = 7
"""How long "can't tell yet" waits before it is asked once more, unless the person says otherwise."""


_NOTHING_SAID = Answers()


@dataclass(frozen=True, slots=True)
class Dig:
    """Where a dig stands: its answers, the step in view, and whether it has been walked to the end."""

    answers: Answers = _NOTHING_SAID
    step: Step = Step.NAME
    finished: bool = False

    @property
    def number(self) -> int:
        """The step in view, counted from 1 to `len(STEPS)`."""
        return STEPS.index(self.step) + 1

    def answer(self, **changes: Any) -> Dig:
        """Return the dig with these fields of its answers changed; a value out of range raises ValueError."""
        return replace(self, answers=replace(self.answers, **changes))

    def forward(self) -> Dig:
        """Go one step on; from the last step the dig is finished."""
        if self.step is STEPS[-1]:
            return replace(self, finished=True)
        return replace(self, step=STEPS[self.number])

    def back(self) -> Dig:
        """Go one step back; at the first step nothing changes."""
        return replace(self, step=STEPS[max(self.number - 2, 0)], finished=False)

    def at(self, step: Step) -> Dig:
        """Go to any step."""
        return replace(self, step=step, finished=False)

    def answered(self, step: Step) -> bool:
        """Tell whether anything was said at `step`."""
        untouched = Answers()
        return any(getattr(self.answers, name) != getattr(untouched, name) for name in FIELDS[step])

    def so_far(self) -> tuple[Step, ...]:
        """Return the steps that hold an answer, in order: what the side rail gives back."""
        return tuple(step for step in STEPS if self.answered(step))


def days_until_asked(answers: Answers) -> int | None:
    """Return after how many days to ask once what happened of what was feared, or None where nothing waits."""
    waits = answers.feared.strip() and not answers.turned_out.strip()
    return ASK_WHAT_HAPPENED_DAYS if waits else None


# The root sentence ------------------------------------------------------------------------------
_JEALOUSY = frozenset({"jealous", "jealousy", "envious", "envy"})
_FILLER = frozenset((
    "i", "i'm", "im", "am", "was", "feel", "feels", "feeling", "felt", "get", "got", "getting", "just", "so",
    "very", "really", "a", "bit", "little", "too", "that", "is", "it's", "its", "because", "of", "my", "me",
    "her", "him", "them", "it", "this", "again", "and", "still", "always", "totally", "completely",
))  # fmt: skip


def only_names_jealousy(root: str) -> bool:
    """Tell whether a root sentence says nothing beyond "I'm jealous".

    True when at least one word names jealousy and every other word is on the short filler list above. A hint for
    the person, who may keep the sentence; an English list, so other languages simply get no hint.
    """
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", root.lower().replace("\u2019", "'"))
    return any(word in _JEALOUSY for word in words) and all(word in _JEALOUSY or word in _FILLER for word in words)


# Triage -----------------------------------------------------------------------------------------
def claims(answers: Answers) -> tuple[str, ...]:
    """Return the chosen feelings whose word says what somebody did: they lead to the triage question."""
    return tuple(key for key in answers.feelings if key in CLAIMS)


def asks_about_safety(triage: str | None) -> bool:
    """Tell whether the one skippable question about control and fear belongs after this triage."""
    return triage in (BETWEEN, BOTH)


def with_triage(dig: Dig, triage: str | None) -> Dig:
    """Answer the triage; "can't tell yet" sets the gentle return date, any other answer clears what belonged to it."""
    if triage == CANNOT_TELL:
        return dig.answer(triage=triage, ask_again_days=dig.answers.ask_again_days or ASK_AGAIN_DAYS)
    return dig.answer(triage=triage, talk_to=(), ask_again_days=None)
