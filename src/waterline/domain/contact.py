# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody a person wants to find again in a bad hour."""

from __future__ import annotations

from dataclasses import dataclass

from waterline.domain.entry import faithful


@dataclass(frozen=True, slots=True)
class Contact:
    """A name, how to reach them, and what they are good for; `id` is a UUID."""

    id: str
    name: str
    reach: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for each in ("name", "reach", "note"):
            object.__setattr__(self, each, faithful(getattr(self, each)))

    @property
    def says_anything(self) -> bool:
        """True where there is something to see."""
        return bool(self.name.strip() or self.reach.strip() or self.note.strip())
