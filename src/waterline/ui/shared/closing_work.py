# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that needs the journal closed: a page asks for it, and whoever holds the journal sees to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ClosingWork:
    """`operation` runs on the desk and closes the journal itself; `words` say what came of it, at the closed door."""

    operation: Callable[[], Any]
    words: Callable[[Any], str]
