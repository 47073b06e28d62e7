# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what can be answered in the short flows, wherever it is asked or read back."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate

LANDED = {
    "landed": QT_TRANSLATE_NOOP("Words", "It landed"),
    "faded": QT_TRANSLATE_NOOP("Words", "It faded within the hour"),
    "not_landed": QT_TRANSLATE_NOOP("Words", "It did not land"),
}
FILLED = {
    "thin": QT_TRANSLATE_NOOP("Words", "Thin"),
    "okay": QT_TRANSLATE_NOOP("Words", "Okay"),
    "full": QT_TRANSLATE_NOOP("Words", "Full"),
}
LETTERS = {
    "here": QT_TRANSLATE_NOOP("Words", "Here"),
    "delight": QT_TRANSLATE_NOOP("Words", "Expressed delight"),
    "attunement": QT_TRANSLATE_NOOP("Words", "Attunement"),
    "rituals": QT_TRANSLATE_NOOP("Words", "Rituals and routines"),
    "turning": QT_TRANSLATE_NOOP("Words", "Turning toward after conflict"),
    "with_self": QT_TRANSLATE_NOOP("Words", "Secure attachment with self"),
}
GAVE = {
    "asked": QT_TRANSLATE_NOOP("Words", "I asked for it"),
    "offered": QT_TRANSLATE_NOOP("Words", "It was offered"),
}
KEPT_AS = {
    "ritual": QT_TRANSLATE_NOOP("Words", "Something to look forward to"),
    "rule": QT_TRANSLATE_NOOP("Words", "Closer to a rule for somebody"),
}
WHETHER = {
    "yes": QT_TRANSLATE_NOOP("Words", "I want to be there"),
    "part": QT_TRANSLATE_NOOP("Words", "For a part of it"),
    "no": QT_TRANSLATE_NOOP("Words", "I would rather not"),
    "not_sure": QT_TRANSLATE_NOOP("Words", "Not sure yet"),
}
_AMOUNTS = (
    (1, QT_TRANSLATE_NOOP("Words", "hardly any")),
    (3, QT_TRANSLATE_NOOP("Words", "a little")),
    (6, QT_TRANSLATE_NOOP("Words", "some")),
    (8, QT_TRANSLATE_NOOP("Words", "a lot")),
    (10, QT_TRANSLATE_NOOP("Words", "very much")),
)
"""Up to which place on an axis of the map of leaning it is said so: a place is no number, and gets none."""


def amount(place: int) -> str:
    """Return in words how much of a thing a place on an axis of the map of leaning means."""
    return next(translate("Words", str(said)) for up_to, said in _AMOUNTS if place <= up_to)
