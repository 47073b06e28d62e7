# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a free page can begin with: a person's own questions or lines, under a name."""

from __future__ import annotations

from dataclasses import dataclass

from waterline.domain.entry import faithful


@dataclass(frozen=True, slots=True)
class Template:
    """Words to begin with, under a name. Both are the person's own."""

    id: str
    name: str
    words: str

    def __post_init__(self) -> None:
        for each in ("name", "words"):
            object.__setattr__(self, each, faithful(getattr(self, each)))


def begun_with(template: Template, words: str) -> str:
    """Return a page that begins with a template; what stood there already stays, below it."""
    return f"{template.words.rstrip()}\n\n{words}" if words.strip() else template.words
