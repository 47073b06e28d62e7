# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody says on the screen of each short flow, all of it, and what the entry has to give back."""

from __future__ import annotations

from dataclasses import dataclass

from waterline.domain import sheets
from waterline.domain.entry import Answers


@dataclass(frozen=True)
class Choose:
    """Press something."""

    name: str


@dataclass(frozen=True)
class Say:
    """Type into a field."""

    name: str
    words: str


@dataclass(frozen=True)
class Slide:
    """Set a slider."""

    name: str
    value: int


Deed = Choose | Say | Slide

_ASH = (Say("nickname", "Ash"), Choose("add_person"))

DEEDS: dict[str, tuple[Deed, ...]] = {
    sheets.GLAD_MOMENT: (
        Say("what_happened", "He came in humming."),
        *_ASH,
        Choose("beside_fold_button"),
        Choose("feelings_jealous"),
        Choose("feelings_tender"),
    ),
    sheets.HOLDING_SPACE: (
        *_ASH,
        Say("what_happened", "The evening felt endless."),
        Say("reflected", "You were alone with it."),
        Say("can_offer", "A call on the way."),
        Say("will_not", "Giving up Thursdays."),
    ),
    sheets.REASSURANCE: (
        Choose("gave_asked"),
        *_ASH,
        Say("what_happened", "You are who I come home to."),
        Choose("landed_faded"),
    ),
    sheets.HEARTS: (
        *_ASH,
        Choose("here_thin"),
        Choose("delight_okay"),
        Choose("attunement_full"),
        Choose("rituals_thin"),
        Choose("turning_okay"),
        Choose("with_self_full"),
        Choose("chosen_rituals"),
        Say("what_happened", "Tea on the stairs."),
        Choose("kept_as_ritual"),
    ),
    sheets.LEAN: (
        *_ASH,
        Slide("worry_slider", 7),
        Slide("distance_slider", 2),
        Say("what_happened", "I write three messages."),
        Say("steadier", "Knowing when we speak."),
    ),
    sheets.WATCHING_PLAN: (
        *_ASH,
        Say("what_happened", "The party on Saturday."),
        Choose("whether_part"),
        Say("where", "By the door."),
        Say("limits", "No pictures."),
        Say("look_in", "A nod."),
        Say("signal", "Both hands up."),
        Say("check_in", "Sunday at noon."),
        Say("landing", "A bath and a film."),
    ),
    sheets.FREE_PAGE: (Say("title", "Rain"), Say("what_happened", "All day, and the boxes.")),
}
"""In the order of the page; what is asked only later is not there yet."""

BECOMES: dict[str, Answers] = {
    sheets.GLAD_MOMENT: sheets.GladMoment(what_happened="He came in humming.", feelings=("jealous", "tender")),
    sheets.HOLDING_SPACE: sheets.HoldingSpace(
        what_happened="The evening felt endless.",
        reflected="You were alone with it.",
        can_offer="A call on the way.",
        will_not="Giving up Thursdays.",
    ),
    sheets.REASSURANCE: sheets.Reassurance(gave="asked", what_happened="You are who I come home to.", landed="faded"),
    sheets.HEARTS: sheets.Hearts(
        here="thin",
        delight="okay",
        attunement="full",
        rituals="thin",
        turning="okay",
        with_self="full",
        chosen="rituals",
        what_happened="Tea on the stairs.",
        kept_as="ritual",
    ),
    sheets.LEAN: sheets.Lean(
        worry=7, distance=2, what_happened="I write three messages.", steadier="Knowing when we speak."
    ),
    sheets.WATCHING_PLAN: sheets.WatchingPlan(
        what_happened="The party on Saturday.",
        whether="part",
        where="By the door.",
        limits="No pictures.",
        look_in="A nod.",
        signal="Both hands up.",
        check_in="Sunday at noon.",
        landing="A bath and a film.",
    ),
    sheets.FREE_PAGE: sheets.FreePage(title="Rain", what_happened="All day, and the boxes."),
}
"""The answers the deeds come to, people apart: their ids are the vault's."""

CHOSEN: dict[str, tuple[str, ...]] = {
    sheets.GLAD_MOMENT: ("Jealous · Tender",),
    sheets.HOLDING_SPACE: (),
    sheets.REASSURANCE: ("I asked for it", "It faded within the hour"),
    sheets.HEARTS: ("Thin", "Okay", "Full", "Rituals and routines", "Something to look forward to"),
    sheets.LEAN: ("a lot", "a little"),
    sheets.WATCHING_PLAN: ("For a part of it", "Before", "While it goes on", "After"),
    sheets.FREE_PAGE: (),
}
"""How the entry says what was chosen; what was typed has to stand there as it is."""


def read_back(kind: str) -> tuple[str, ...]:
    """Return everything the page of the entry has to say."""
    typed = tuple(deed.words for deed in DEEDS[kind] if isinstance(deed, Say))
    return (*typed, *CHOSEN[kind])
