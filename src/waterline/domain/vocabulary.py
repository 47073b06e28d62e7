# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stable keys people choose from; the ui says them in words, the vault stores them as they stand here.

Keys are never renamed or removed once released: entries hold them for good. Their order is the order of display.
"""

from __future__ import annotations

FEELINGS = (
    "jealous", "anxious", "angry", "sad", "ashamed", "hurt", "lonely", "left_out", "envious", "afraid",
    "overwhelmed", "disgusted", "confused", "numb", "excited", "tender", "glad",
    "betrayed", "replaced", "ignored", "rejected", "lied_to",
)  # fmt: skip

CLAIMS = frozenset({"betrayed", "replaced", "ignored", "rejected", "lied_to"})
"""Feelings whose word also says what somebody did: welcome, and a reason to look twice at the triage."""

BODY = (
    "chest", "throat", "stomach", "jaw", "shoulders", "head", "hands", "behind_eyes", "all_over", "numb_far",
    "elsewhere",
)  # fmt: skip

TRIGGERS = (
    "date_or_overnight", "plan_changed", "message_or_phone", "social_media", "hearing_details", "meeting_someone",
    "holiday_or_milestone", "new_relationship_energy", "desire_gap", "silence_or_distance", "party_or_event",
)  # fmt: skip

ICEBERG = ("fear", "insecurity", "unmet_need", "comparison", "scarcity_story", "old_wound")

FEARS = (
    "being_left", "being_replaced", "not_enough", "missing_out", "slipping_down", "shut_out", "not_enough_to_go_round",
    "old_hurt_again",
)  # fmt: skip

NEEDS = (
    "time", "attention", "affection", "reassurance", "priority", "desire", "clarity", "ritual", "steadiness",
)  # fmt: skip

KINK_TRIGGERS = ("watching_a_scene", "skill_compared", "service_to_another")
KINK_NEEDS = ("devotion",)
"""Offered only where somebody asked for the kink pack; an entry that has one keeps it all the same."""

KINK_PACK = frozenset({*KINK_TRIGGERS, *KINK_NEEDS})

NONE_NAMED = "none_named"
"""The grid's row and column for entries that name no fear, or no need; never stored in an entry."""

INSIDE, BETWEEN, BOTH, CANNOT_TELL = TRIAGE = ("inside", "between", "both", "cannot_tell")

TALK_TO = ("partner", "friend", "professional")

REQUEST, CONVERSATION, OWN_STEP, NOTHING = NEXT_STEPS = ("request", "conversation", "own_step", "nothing")

INTENSITY_MIN, INTENSITY_MAX = 0, 10

MYSELF = "myself"
"""The id of the one person who is always there; everybody else has a UUID."""
