# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is made of words typed and chips chosen, the same wherever they are."""

from __future__ import annotations

SHORT = 90
"""Characters of an answer that is given back in short."""


def typed(words: str) -> str:
    """Return what was typed, or nothing where it is only blanks."""
    return words if words.strip() else ""


def with_chosen(offered: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms to show: those offered, and those chosen before that are not offered any more."""
    return (*offered, *(key for key in chosen if key not in offered))


def in_order_chosen(before: tuple[str, ...], now: list[str]) -> tuple[str, ...]:
    """Return the keys `now` chosen in the order they were chosen, `before` being the choice until now."""
    kept = [key for key in before if key in now]
    return (*kept, *(key for key in now if key not in before))


def shortened(text: str, most: int = SHORT) -> str:
    """Return `text` on one line, cut between words with an ellipsis where it is longer than `most`."""
    line = " ".join(text[: most * 4].split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] if " " in line[:most] else line[:most]
    return cut.rstrip(" ,.;:") + "…"
