# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short flows, each on a page of its own, from a glad moment to a free page.

All of them may be left empty anywhere. None of them counts anything, and none says what somebody is. The pattern page
tells kind words and HEARTS check-ins, each for itself (`domain/pattern/beside.py`); gladness is never counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waterline.domain.entry import Answers

GLAD_MOMENT = "glad_moment"
HOLDING_SPACE = "holding_space"
REASSURANCE = "reassurance"
HEARTS = "hearts"
LEAN = "lean"
WATCHING_PLAN = "watching_plan"
FREE_PAGE = "free_page"

GAVE = ("asked", "offered")
"""How reassurance came about."""

LANDED, FADED, NOT_LANDED = LANDINGS = ("landed", "faded", "not_landed")
"""What became of it: it landed, it faded within the hour, it did not land."""

LETTERS = ("here", "delight", "attunement", "rituals", "turning", "with_self")
"""The six of HEARTS (Jessica Fern, Polysecure, 2020), in the order of the word."""

FILLED = ("thin", "okay", "full")

KEPT_AS = ("ritual", "rule")
"""What the action would be: something we do for its own sake, or something that fences somebody in."""

WHETHER = ("yes", "part", "no", "not_sure")
"""Whether somebody wants to watch."""

MAP_SIDE = 10
"""How far the two axes of the map of leaning go."""

ASK_AFTER_DAYS = 7
"""How long the one action of a HEARTS check-in rests before it is asked about, once."""

LEDGER_LOOKS_BACK = 5
LEDGER_FROM = 3
"""From this many of the last `LEDGER_LOOKS_BACK` that faded or did not land, what was agreed is looked at first."""


@dataclass(frozen=True, slots=True)
class GladMoment(Answers):
    """Gladness about somebody's joy, beside whatever else was there; never counted, charted or compared."""


@dataclass(frozen=True, slots=True)
class HoldingSpace(Answers):
    """When the jealousy is theirs; `what_happened` is what they said."""

    reflected: str = ""
    can_offer: str = ""
    will_not: str = ""


@dataclass(frozen=True, slots=True)
class Reassurance(Answers):
    """A kind word that came, and whether it landed; `what_happened` is what was said."""

    gave: str | None = None
    landed: str | None = None

    def __post_init__(self) -> None:
        Answers.__post_init__(self)  # a class with slots is made anew, and super() would look in the old one
        _must_be(self.gave, GAVE)
        _must_be(self.landed, LANDINGS)


@dataclass(frozen=True, slots=True)
class Hearts(Answers):
    """How thin or full each letter is with one person or with oneself; `what_happened` is the one action chosen."""

    here: str | None = None
    delight: str | None = None
    attunement: str | None = None
    rituals: str | None = None
    turning: str | None = None
    with_self: str | None = None
    chosen: str | None = None
    kept_as: str | None = None
    how_it_went: str = ""

    def __post_init__(self) -> None:
        Answers.__post_init__(self)
        for letter in LETTERS:
            _must_be(getattr(self, letter), FILLED)
        _must_be(self.chosen, LETTERS)
        _must_be(self.kept_as, KEPT_AS)


@dataclass(frozen=True, slots=True)
class Lean(Answers):
    """Where somebody leans with one person, lately, in their own words beside the map: `what_happened`.

    `worry` about being left and need for `distance` are where they put themselves on the map, 0 to 10. Nothing is ever
    made of the two: no pattern, no name, no number.
    """

    steadier: str = ""
    worry: int | None = None
    distance: int | None = None

    def __post_init__(self) -> None:
        Answers.__post_init__(self)
        for place in (self.worry, self.distance):
            if place is not None and not 0 <= place <= MAP_SIDE:
                raise ValueError("not a place on the map")


@dataclass(frozen=True, slots=True)
class WatchingPlan(Answers):
    """What is settled before one watches a scene; `what_happened` is what it is about.

    `look_in` is the sign that asks for a moment's attention, `signal` the one that stops it all. `how_it_was` is
    written down afterwards.
    """

    whether: str | None = None
    where: str = ""
    limits: str = ""
    look_in: str = ""
    signal: str = ""
    check_in: str = ""
    landing: str = ""
    how_it_was: str = ""

    def __post_init__(self) -> None:
        Answers.__post_init__(self)
        _must_be(self.whether, WHETHER)


@dataclass(frozen=True, slots=True)
class FreePage(Answers):
    """Plain writing: `what_happened` holds all of it, under a `title` where it has one."""

    title: str = ""


SHEETS: dict[str, type[Answers]] = {
    GLAD_MOMENT: GladMoment,
    HOLDING_SPACE: HoldingSpace,
    REASSURANCE: Reassurance,
    HEARTS: Hearts,
    LEAN: Lean,
    WATCHING_PLAN: WatchingPlan,
    FREE_PAGE: FreePage,
}
"""Kind and class of every short flow; the kinds are the names exercises of a course use."""


def days_until_asked(answers: Answers) -> int | None:
    """Return after how many days this check-in asks once how its action went, or None where there is nothing to ask."""
    waits = isinstance(answers, Hearts) and answers.what_happened.strip() and not answers.how_it_went.strip()
    return ASK_AFTER_DAYS if waits else None


def ledger_comes_first(landings: Iterable[str | None]) -> bool:
    """Tell whether what was agreed is looked at before any word points inward; `landings` are the latest first.

    Reassurance that often does not hold may have nothing to do with the one who asks for it: a promise that was not
    kept makes words thin. Ones without an answer are passed over.
    """
    latest = [landing for landing in landings if landing is not None][:LEDGER_LOOKS_BACK]
    return sum(landing != LANDED for landing in latest) >= LEDGER_FROM


def _must_be(key: str | None, one_of: tuple[str, ...]) -> None:
    if key is not None and key not in one_of:
        raise ValueError(f"not one of {', '.join(one_of)}")
