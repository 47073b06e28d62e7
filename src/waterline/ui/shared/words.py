# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says the vocabulary's keys in words; the one place where a key meets its label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import vocabulary as keys
from waterline.domain.dig import Step
from waterline.domain.entry import Person
from waterline.domain.terms import FEAR, FEELING, NEED, OWN, TRIGGER

Table = Mapping[Any, object]
"""Labels by key. The labels are strings; Qt's stubs call what QT_TRANSLATE_NOOP returns an object."""

FEELINGS = {
    "jealous": QT_TRANSLATE_NOOP("Words", "Jealous"),
    "anxious": QT_TRANSLATE_NOOP("Words", "Anxious"),
    "angry": QT_TRANSLATE_NOOP("Words", "Angry"),
    "sad": QT_TRANSLATE_NOOP("Words", "Sad"),
    "ashamed": QT_TRANSLATE_NOOP("Words", "Ashamed"),
    "hurt": QT_TRANSLATE_NOOP("Words", "Hurt"),
    "lonely": QT_TRANSLATE_NOOP("Words", "Lonely"),
    "left_out": QT_TRANSLATE_NOOP("Words", "Left out"),
    "envious": QT_TRANSLATE_NOOP("Words", "Envious"),
    "afraid": QT_TRANSLATE_NOOP("Words", "Afraid"),
    "overwhelmed": QT_TRANSLATE_NOOP("Words", "Overwhelmed"),
    "disgusted": QT_TRANSLATE_NOOP("Words", "Disgusted"),
    "confused": QT_TRANSLATE_NOOP("Words", "Confused"),
    "numb": QT_TRANSLATE_NOOP("Words", "Numb"),
    "excited": QT_TRANSLATE_NOOP("Words", "Excited"),
    "tender": QT_TRANSLATE_NOOP("Words", "Tender"),
    "glad": QT_TRANSLATE_NOOP("Words", "Glad"),
    "betrayed": QT_TRANSLATE_NOOP("Words", "Betrayed"),
    "replaced": QT_TRANSLATE_NOOP("Words", "Replaced"),
    "ignored": QT_TRANSLATE_NOOP("Words", "Ignored"),
    "rejected": QT_TRANSLATE_NOOP("Words", "Rejected"),
    "lied_to": QT_TRANSLATE_NOOP("Words", "Lied to"),
}

BODY = {
    "chest": QT_TRANSLATE_NOOP("Words", "Chest"),
    "throat": QT_TRANSLATE_NOOP("Words", "Throat"),
    "stomach": QT_TRANSLATE_NOOP("Words", "Stomach"),
    "jaw": QT_TRANSLATE_NOOP("Words", "Jaw"),
    "shoulders": QT_TRANSLATE_NOOP("Words", "Shoulders"),
    "head": QT_TRANSLATE_NOOP("Words", "Head"),
    "hands": QT_TRANSLATE_NOOP("Words", "Hands"),
    "behind_eyes": QT_TRANSLATE_NOOP("Words", "Behind the eyes"),
    "all_over": QT_TRANSLATE_NOOP("Words", "All over"),
    "numb_far": QT_TRANSLATE_NOOP("Words", "Numb or far away"),
    "elsewhere": QT_TRANSLATE_NOOP("Words", "Somewhere else"),
}

TRIGGERS = {
    "date_or_overnight": QT_TRANSLATE_NOOP("Words", "A date or overnight"),
    "plan_changed": QT_TRANSLATE_NOOP("Words", "A late or changed plan"),
    "message_or_phone": QT_TRANSLATE_NOOP("Words", "A message or phone"),
    "social_media": QT_TRANSLATE_NOOP("Words", "Social media"),
    "hearing_details": QT_TRANSLATE_NOOP("Words", "Hearing details"),
    "meeting_someone": QT_TRANSLATE_NOOP("Words", "Meeting a metamour or rival"),
    "holiday_or_milestone": QT_TRANSLATE_NOOP("Words", "A holiday or milestone"),
    "new_relationship_energy": QT_TRANSLATE_NOOP("Words", "New relationship energy"),
    "desire_gap": QT_TRANSLATE_NOOP("Words", "A gap in sex or desire"),
    "silence_or_distance": QT_TRANSLATE_NOOP("Words", "Silence or distance"),
    "party_or_event": QT_TRANSLATE_NOOP("Words", "A party or event"),
    "watching_a_scene": QT_TRANSLATE_NOOP("Words", "Watching a scene"),
    "skill_compared": QT_TRANSLATE_NOOP("Words", "Skill or chemistry compared"),
    "service_to_another": QT_TRANSLATE_NOOP("Words", "Service or attention to somebody else"),
}

ICEBERG = {
    "fear": QT_TRANSLATE_NOOP("Words", "A fear"),
    "insecurity": QT_TRANSLATE_NOOP("Words", "An insecurity"),
    "unmet_need": QT_TRANSLATE_NOOP("Words", "An unmet need"),
    "comparison": QT_TRANSLATE_NOOP("Words", "A comparison"),
    "scarcity_story": QT_TRANSLATE_NOOP("Words", "A scarcity story"),
    "old_wound": QT_TRANSLATE_NOOP("Words", "An old wound"),
}

FEARS = {
    "being_left": QT_TRANSLATE_NOOP("Words", "Being left"),
    "being_replaced": QT_TRANSLATE_NOOP("Words", "Being replaced"),
    "not_enough": QT_TRANSLATE_NOOP("Words", "Not being enough"),
    "missing_out": QT_TRANSLATE_NOOP("Words", "Missing out"),
    "slipping_down": QT_TRANSLATE_NOOP("Words", "Slipping down the list"),
    "shut_out": QT_TRANSLATE_NOOP("Words", "Being shut out or not told"),
    "not_enough_to_go_round": QT_TRANSLATE_NOOP("Words", "Not enough to go round"),
    "old_hurt_again": QT_TRANSLATE_NOOP("Words", "An old hurt again"),
    keys.NONE_NAMED: QT_TRANSLATE_NOOP("Words", "No fear named"),
}

NEEDS = {
    "time": QT_TRANSLATE_NOOP("Words", "Time"),
    "attention": QT_TRANSLATE_NOOP("Words", "Attention"),
    "affection": QT_TRANSLATE_NOOP("Words", "Affection"),
    "reassurance": QT_TRANSLATE_NOOP("Words", "Reassurance"),
    "priority": QT_TRANSLATE_NOOP("Words", "Priority"),
    "desire": QT_TRANSLATE_NOOP("Words", "Desire"),
    "clarity": QT_TRANSLATE_NOOP("Words", "Clarity"),
    "ritual": QT_TRANSLATE_NOOP("Words", "Something to rely on"),
    "steadiness": QT_TRANSLATE_NOOP("Words", "My own steadiness"),
    "devotion": QT_TRANSLATE_NOOP("Words", "Devotion or praise"),
    keys.NONE_NAMED: QT_TRANSLATE_NOOP("Words", "No need named"),
}

NEEDS_AT_LENGTH = NEEDS | {
    "affection": QT_TRANSLATE_NOOP("Words", "Affection or touch"),
    "desire": QT_TRANSLATE_NOOP("Words", "Desire or sex"),
    "clarity": QT_TRANSLATE_NOOP("Words", "Clarity or honesty"),
    "ritual": QT_TRANSLATE_NOOP("Words", "A ritual, something to rely on"),
}

TRIAGE = {
    keys.INSIDE: QT_TRANSLATE_NOOP("Words", "Inside me"),
    keys.BETWEEN: QT_TRANSLATE_NOOP("Words", "Between us"),
    keys.BOTH: QT_TRANSLATE_NOOP("Words", "Both"),
    keys.CANNOT_TELL: QT_TRANSLATE_NOOP("Words", "Can’t tell yet"),
}

TALK_TO = {
    "partner": QT_TRANSLATE_NOOP("Words", "My partner"),
    "friend": QT_TRANSLATE_NOOP("Words", "A friend"),
    "professional": QT_TRANSLATE_NOOP("Words", "A professional"),
}

NEXT_STEPS = {
    keys.REQUEST: QT_TRANSLATE_NOOP("Words", "A request"),
    keys.CONVERSATION: QT_TRANSLATE_NOOP("Words", "A conversation"),
    keys.OWN_STEP: QT_TRANSLATE_NOOP("Words", "A step of my own"),
    keys.NOTHING: QT_TRANSLATE_NOOP("Words", "Nothing for now"),
}

KINDS = {
    "dig": QT_TRANSLATE_NOOP("Words", "Dig"),
    "request": QT_TRANSLATE_NOOP("Words", "Request"),
    "conversation_plan": QT_TRANSLATE_NOOP("Words", "Conversation plan"),
    "right_now": QT_TRANSLATE_NOOP("Words", "Right now"),
    "glad_moment": QT_TRANSLATE_NOOP("Words", "Glad moment"),
    "holding_space": QT_TRANSLATE_NOOP("Words", "Holding space"),
    "reassurance": QT_TRANSLATE_NOOP("Words", "Reassurance"),
    "hearts": QT_TRANSLATE_NOOP("Words", "HEARTS check-in"),
    "lean": QT_TRANSLATE_NOOP("Words", "Where do I lean"),
    "watching_plan": QT_TRANSLATE_NOOP("Words", "Watching plan"),
    "free_page": QT_TRANSLATE_NOOP("Words", "Free page"),
}

STEPS = {
    Step.NAME: QT_TRANSLATE_NOOP("Words", "Feeling"),
    Step.HAPPENED: QT_TRANSLATE_NOOP("Words", "What happened"),
    Step.LAYERS: QT_TRANSLATE_NOOP("Words", "Underneath"),
    Step.ICEBERG: QT_TRANSLATE_NOOP("Words", "Below the waterline"),
    Step.FEAR: QT_TRANSLATE_NOOP("Words", "Fear"),
    Step.NEED: QT_TRANSLATE_NOOP("Words", "Need"),
    Step.ROOT: QT_TRANSLATE_NOOP("Words", "Root"),
    Step.TRIAGE: QT_TRANSLATE_NOOP("Words", "Where it belongs"),
    Step.NEXT: QT_TRANSLATE_NOOP("Words", "What next"),
    Step.AFTER: QT_TRANSLATE_NOOP("Words", "Now"),
}


_ROLES = {
    id(table): role
    for table, role in (
        (FEELINGS, FEELING),
        (TRIGGERS, TRIGGER),
        (FEARS, FEAR),
        (NEEDS, NEED),
        (NEEDS_AT_LENGTH, NEED),
    )
}
"""Tables whose keys may be called something else, and the role of these keys."""

_names: dict[str, Mapping[str, str]] = {}


def call_by(names: Mapping[str, Mapping[str, str]]) -> None:
    """Call the keys of each role as the person does, from now on and everywhere; forget what they were called before.

    Names are a person's own words: whoever closes the journal calls this with nothing.
    """
    _names.clear()
    _names.update(names)


def label(table: Table, key: str) -> str:
    """Return what `key` is called; one this version does not know is shown as it is, never dropped."""
    own = _names.get(_ROLES.get(id(table), ""), {}).get(key)
    return own or shipped_label(table, key)


def shipped_label(table: Table, key: str) -> str:
    """Return the label of `key` as Waterline has it, whatever the person calls it."""
    if key in table:
        return QCoreApplication.translate("Words", str(table[key]))
    return QCoreApplication.translate("Words", "A word of your own") if key.startswith(OWN) else key


def choices(table: Table, of: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (key, label) pairs in the order of `of`, as chips want them."""
    return [(key, label(table, key)) for key in of]


def listed(table: Table, chosen: tuple[str, ...], also: str = "") -> str:
    """Return the labels of `chosen` and the free words `also` as one line."""
    parts = [label(table, key) for key in chosen]
    if also.strip():
        parts.append(" ".join(also.split()))
    return ", ".join(parts)


def nickname(person: Person) -> str:
    """Return what to call somebody; the one without a nickname is the person who writes."""
    return QCoreApplication.translate("Words", "Myself") if person.id == keys.MYSELF else person.nickname
