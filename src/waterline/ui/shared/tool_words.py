# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says the tools for a hot moment in words, and how long each was used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import right_now
from waterline.ui.shared import words

translate = QCoreApplication.translate

TOOLS = {
    right_now.NAME_ALOUD: QT_TRANSLATE_NOOP("Words", "Name it aloud"),
    right_now.PAUSE_TIMER: QT_TRANSLATE_NOOP("Words", "The pause timer"),
    right_now.PACED_BREATH: QT_TRANSLATE_NOOP("Words", "Paced breath"),
    right_now.GROUNDING: QT_TRANSLATE_NOOP("Words", "5-4-3-2-1"),
    right_now.COOL_WATER: QT_TRANSLATE_NOOP("Words", "Cool water"),
    right_now.MOVE: QT_TRANSLATE_NOOP("Words", "Move"),
    right_now.RIDE_THE_WAVE: QT_TRANSLATE_NOOP("Words", "Ride the wave"),
    right_now.UNSENT_MESSAGE: QT_TRANSLATE_NOOP("Words", "The unsent message"),
    right_now.CHECK_FACTS: QT_TRANSLATE_NOOP("Words", "Check the facts"),
    right_now.KIND_WORD: QT_TRANSLATE_NOOP("Words", "A kind word"),
    right_now.REACH_SOMEONE: QT_TRANSLATE_NOOP("Words", "Reach someone"),
    right_now.LATER_LIST: QT_TRANSLATE_NOOP("Words", "The later-list"),
    right_now.IF_THEN_PLAN: QT_TRANSLATE_NOOP("Words", "If-then plans"),
}


def tool_words(key: str, own: Mapping[str, str] | None = None) -> str:
    """Return the name of a tool; `own` gives those of one's own by id, and where it does not, it is said like that."""
    if key in TOOLS:
        return words.label(TOOLS, key)
    name = (own or {}).get(key, "").strip()
    return name or translate("ToolWords", "A tool of my own")


def used_words(tools: tuple[tuple[str, int], ...], own: Mapping[str, str] | None = None) -> str:
    """Return the tools that were used, each with its time."""
    said = translate("ToolWords", "{tool}, {time}")
    return " · ".join(said.format(tool=tool_words(key, own), time=time_words(seconds)) for key, seconds in tools)


def time_words(seconds: int) -> str:
    """Return so many seconds as minutes; under one it is not counted."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("ToolWords", "under a minute")
    if minutes == 1:
        return translate("ToolWords", "1 minute")
    return translate("ToolWords", "{number} minutes").format(number=minutes)


def left_words(left_ms: int) -> str:
    """Return how long something still goes on: in minutes, and in seconds under one."""
    seconds = -(-left_ms // 1000)
    if seconds > 60:
        return translate("ToolWords", "{number} minutes left").format(number=-(-seconds // 60))
    if seconds == 1:
        return translate("ToolWords", "1 second left")
    return translate("ToolWords", "{number} seconds left").format(number=seconds)
