# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names people give: to somebody, to a word of their own, to a tag."""

from __future__ import annotations

from waterline.domain.entry import faithful


def one_line(typed: str) -> str:
    """Return a name as it is kept: on one line, without blanks around it or doubled inside."""
    return faithful(" ".join(typed.split()))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names could be taken for each other; upper and lower case make no difference."""
    return one_line(one).casefold() == one_line(other).casefold()
