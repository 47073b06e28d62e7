# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Right now: the tools for a hot moment, what using them leaves behind, and what is made for them on a calm day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from waterline.domain.entry import Answers, faithful
from waterline.domain.times import Stamp, utc_ms_of

KIND = "right_now"
"""The kind of an entry that a hot moment leaves."""

NAME_ALOUD = "name_aloud"
PAUSE_TIMER = "pause_timer"
PACED_BREATH = "paced_breath"
GROUNDING = "grounding"
COOL_WATER = "cool_water"
MOVE = "move"
RIDE_THE_WAVE = "ride_the_wave"
UNSENT_MESSAGE = "unsent_message"
CHECK_FACTS = "check_facts"
KIND_WORD = "kind_word"
REACH_SOMEONE = "reach_someone"
LATER_LIST = "later_list"
IF_THEN_PLAN = "if_then_plan"
TOOLS = (
    PAUSE_TIMER, PACED_BREATH, NAME_ALOUD, GROUNDING, COOL_WATER, MOVE, RIDE_THE_WAVE, UNSENT_MESSAGE, KIND_WORD,
    REACH_SOMEONE, CHECK_FACTS, LATER_LIST, IF_THEN_PLAN,
)  # fmt: skip
"""The tools the app comes with, in the order of display; a tool of one's own has a UUID. Keys are never renamed."""

PICK, AFTER = "pick", "after"
"""The screens of the flow beside its tools, as a draft remembers them."""

PAUSE_MINUTES = 20
LONGER_MINUTES = 5

PACES = (4, 5, 6, 7, 8, 9)
"""Breaths a minute one can choose."""
PACE = 6
BREATH_MINUTES = (3, 5, 10)
BREATH_USUAL = 5

SENSES = (("see", 5), ("touch", 4), ("hear", 3), ("smell", 2), ("taste", 1))
"""What is looked for on the way back into the room, and how many of each."""


@dataclass(frozen=True, slots=True)
class RightNow(Answers):
    """What one hot moment can hold. `what_happened` is a line about it, `feelings` what was named aloud.

    `tools` gives each tool that was used with its seconds, in the order of first use; `urges` the marks of riding the
    wave. `unsent`, `later`, `plan_*` and `own_*` are words on their way to a place of their own, kept here until then.
    """

    tools: tuple[tuple[str, int], ...] = ()
    urges: tuple[int, ...] = ()
    seen: str = ""
    made_of_it: str = ""
    unsent: str = ""
    kind_words: str = ""
    whom: str = ""
    reach_words: str = ""
    later: str = ""
    plan_if: str = ""
    plan_then: str = ""
    own_name: str = ""
    own_how: str = ""
    steadier: bool = False

    def __post_init__(self) -> None:
        Answers.__post_init__(self)  # a class with slots is made anew, and super() would look in the old one
        if any(seconds < 0 for _, seconds in self.tools):
            raise ValueError("nobody uses a tool for less than no time")
        if any(not 0 <= urge <= 10 for urge in self.urges):
            raise ValueError("an urge lies between 0 and 10")

    def used(self, tool: str, seconds: int) -> RightNow:
        """Return it with so many seconds more of a tool."""
        times = dict(self.tools)
        times[tool] = times.get(tool, 0) + max(seconds, 0)
        return replace(self, tools=tuple(times.items()))

    @property
    def is_steadier(self) -> bool:
        """True where the person says so, or put the feeling lower than before. Only then a dig is offered."""
        before, after = self.intensity_before, self.intensity_after
        return self.steadier or (before is not None and after is not None and after < before)

    @property
    def seconds(self) -> int:
        """How long the tools took in all."""
        return sum(seconds for _, seconds in self.tools)


def dig_after(answers: RightNow) -> Answers:
    """Return what a dig begins with after this moment: how strong it is by now, and what was named already."""
    now = answers.intensity_after if answers.intensity_after is not None else answers.intensity_before
    return Answers(
        feelings=answers.feelings,
        feeling_words=answers.feeling_words,
        intensity_before=now,
        triggers=answers.triggers,
        what_happened=answers.seen,
    )


# Breathing --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Breath:
    """A point in a breath: drawing in or letting out, and how full one is, 0 to 1."""

    inward: bool
    full: float


def breath_ms(pace: int) -> tuple[int, int]:
    """Return how long to draw in and to let out at so many breaths a minute; letting out takes longer."""
    whole = 60_000 // pace
    inward = whole * 9 // 20
    return inward, whole - inward


def breath_at(pace: int, elapsed_ms: int) -> Breath:
    """Return where in a breath one is so long after beginning."""
    inward, outward = breath_ms(pace)
    into = elapsed_ms % (inward + outward)
    if into < inward:
        return Breath(True, into / inward)
    return Breath(False, 1 - (into - inward) / outward)


# Pausing ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which nothing is decided and nothing sent. `draft_id` is the moment it belongs to."""

    began_ms: int
    ends_ms: int
    draft_id: str = ""

    def left_ms(self, now_ms: int) -> int:
        """Return how long it still goes on, 0 once it is over; a clock that was set back never makes it longer."""
        return min(max(self.ends_ms - now_ms, 0), self.ends_ms - self.began_ms)

    def waited_seconds(self, now_ms: int) -> int:
        """Return how much of it has passed."""
        return (self.ends_ms - self.began_ms - self.left_ms(now_ms)) // 1000

    def longer(self, minutes: int, now_ms: int) -> Pause:
        """Return it so many minutes longer; one that is over goes on from now."""
        begins_again = max(self.ends_ms, now_ms)
        return replace(self, ends_ms=begins_again + minutes * 60_000)


# What waits ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Held:
    """A message that was not sent. It is shown again from `until_ms` on; `kept` once the person decided to keep it."""

    id: str
    words: str
    written_ms: int
    until_ms: int
    kept: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", faithful(self.words))

    def is_due(self, now_ms: int) -> bool:
        """Tell whether it waits for what is to become of it."""
        return not self.kept and self.until_ms <= now_ms


@dataclass(frozen=True, slots=True)
class Later:
    """A worry with the hour it gets. `done_ms` is when the person was done with it."""

    id: str
    words: str
    due_ms: int
    done_ms: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", faithful(self.words))

    def is_due(self, now_ms: int) -> bool:
        """Tell whether its hour has come."""
        return self.done_ms is None and self.due_ms <= now_ms


@dataclass(frozen=True, slots=True)
class OwnTool:
    """A tool somebody added: its name, and how it goes. An archived one is not offered; what used it still names it."""

    id: str
    name: str
    how: str = ""
    archived: bool = False

    def __post_init__(self) -> None:
        for each in ("name", "how"):
            object.__setattr__(self, each, faithful(getattr(self, each)))


@dataclass(frozen=True, slots=True)
class Plan:
    """If this happens, then I do that. `trigger` is a key of the vocabulary, or nothing: then it is always shown."""

    id: str
    trigger: str
    if_words: str
    then_words: str
    archived: bool = False

    def __post_init__(self) -> None:
        for each in ("if_words", "then_words"):
            object.__setattr__(self, each, faithful(getattr(self, each)))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that stands ready for a hot moment, or waits from an earlier one."""

    held: tuple[Held, ...] = ()
    later: tuple[Later, ...] = ()
    own_tools: tuple[OwnTool, ...] = ()
    plans: tuple[Plan, ...] = ()
    pause: Pause | None = None


def plans_for(plans: Iterable[Plan], triggers: tuple[str, ...]) -> tuple[Plan, ...]:
    """Return the plans made for one of these triggers, and those made for any moment."""
    return tuple(plan for plan in plans if not plan.archived and (not plan.trigger or plan.trigger in triggers))


def next_at(now: Stamp, hour: int, at_least_ms: int = 0) -> int:
    """Return the next moment the clock here shows this full hour, at least so long from now, across a clock change too.

    An hour that a clock change leaves out is the moment the clock jumps over it.
    """
    local = now.by_the_rules
    moment = local.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
    while utc_ms_of(moment) <= now.utc_ms + at_least_ms:
        moment += timedelta(days=1)
    return utc_ms_of(moment)
