# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives every block of a section the name a saved place points to, so that small edits elsewhere leave it alone."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+")


class Anchors:
    """Names blocks after the heading above them and their rank among their own kind, or as the writer asked."""

    def __init__(self, section_id: str) -> None:
        self._section = section_id
        self._under = section_id
        self._counts: dict[tuple[str, str], int] = {}
        self._given: set[str] = set()

    def heading(self, text: str, given: str = "") -> str | None:
        """Name a heading, and from here on the blocks under it."""
        slug = slug_of(text) or "heading"
        count = self._count(self._section, f"#{slug}")
        derived = f"{self._section}/{slug}" if count == 1 else f"{self._section}/{slug}-{count}"
        self._under = derived
        return self._chosen(given) if given else derived

    def block(self, kind: str, given: str = "", inside: str = "", key: str = "") -> str | None:
        """Name a block, after its key where it has one; None where the writer's name for it is already taken."""
        if given:
            return self._chosen(given)
        if key:
            return f"{self._section}/{kind}-{key}"
        under = inside or self._under
        return f"{under}/{kind}{self._count(under, kind)}"

    def _chosen(self, given: str) -> str | None:
        if given in self._given:
            return None
        self._given.add(given)
        return f"{self._section}#{given}"

    def _count(self, under: str, kind: str) -> int:
        self._counts[under, kind] = self._counts.get((under, kind), 0) + 1
        return self._counts[under, kind]


def slug_of(text: str) -> str:
    """Turn a heading into a short name of small letters, digits and hyphens, in any script."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    return _NOT_WORD.sub("-", folded).strip("-")[:60]
