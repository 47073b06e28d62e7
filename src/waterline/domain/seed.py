# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an exercise of a course fills in before a dig is opened: only answers a person could have chosen themselves."""

from __future__ import annotations

from typing import Any

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers

Seed = tuple[tuple[str, str], ...]

CHOICES: dict[str, tuple[str, ...]] = {
    "feelings": keys.FEELINGS,
    "body": keys.BODY,
    "triggers": keys.TRIGGERS,
    "iceberg": keys.ICEBERG,
    "fears": keys.FEARS,
    "needs": keys.NEEDS,
}
"""Answers filled by keys, parted by commas."""

WORDS = ("what_happened", "fear_words", "need_words", "root", "next_words", "layer")
"""Answers filled by the writer's own words; `layer` is the first answer to "what is this really?"."""


def misfits(seed: Seed) -> tuple[str, ...]:
    """Return what in a seed fits no answer, as it was written."""
    return tuple(f"seed-{name}={value}" for name, value in seed if not _fits(name, value))


def answers_from(seed: Seed) -> Answers:
    """Return the answers a seed fills in; what fits no answer is left out."""
    filled: dict[str, Any] = {}
    for name, value in seed:
        if not _fits(name, value):
            continue
        if name in CHOICES:
            filled[name] = tuple(dict.fromkeys(_listed(value)))
        elif name == "layer":
            filled["layers"] = (value,)
        else:
            filled[name] = value
    return Answers(**filled)


def _fits(name: str, value: str) -> bool:
    if name in CHOICES:
        listed = _listed(value)
        return bool(listed) and set(listed) <= set(CHOICES[name])
    return bool(value.strip()) and (name in WORDS or (name == "triage" and value in keys.TRIAGE))


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
