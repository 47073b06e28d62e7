# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the app looks and leaves: kept in the open beside the vault, because it is needed before the vault opens.

Nothing in here says anything about the person's entries; what does belongs into the vault.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from waterline.vault.files import ProfileFiles, atomic_write

MODES = ("system", "light", "dark", "contrast")
FONTS = ("bundled", "system", "hyperlegible")
AFTER_EXIT = ("close", "stay_hidden")
LOCK_AFTER = (1, 2, 5, 10, 30, 0)
"""Minutes without a touch after which the journal locks by itself; 0 is never."""
SCALE_MIN, SCALE_MAX = 0.9, 2.0


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every open setting with its default. `scale` multiplies the text size, 0.9 to 2.0."""

    mode: str = "system"
    scale: float = 1.0
    font: str = "bundled"
    reduced_motion: bool = False
    after_exit: str = "close"
    lock_away_on_exit: bool = False
    triple_shift: bool = True
    lock_after_minutes: int = 5

    @classmethod
    def from_plain(cls, plain: Any) -> Preferences:
        """Take what is usable out of `plain`; anything else keeps its default."""
        default = cls()
        if not isinstance(plain, dict):
            return default
        allowed: dict[str, tuple[object, ...]] = {
            "mode": MODES,
            "font": FONTS,
            "after_exit": AFTER_EXIT,
            "lock_after_minutes": LOCK_AFTER,
        }
        kept: dict[str, Any] = {}
        for each in fields(cls):
            value = plain.get(each.name)
            if each.name in allowed:
                usable = type(value) is type(getattr(default, each.name)) and value in allowed[each.name]
            elif each.name == "scale":
                usable = isinstance(value, int | float) and SCALE_MIN <= value <= SCALE_MAX
            else:
                usable = isinstance(value, bool)
            if usable:
                kept[each.name] = value
        return cls(**kept)


def load(files: ProfileFiles) -> Preferences:
    """Read the preferences; a missing or unreadable file means the defaults, for no look is worth a locked door."""
    return _read(files.preferences)


def save(files: ProfileFiles, preferences: Preferences) -> None:
    """Write the preferences atomically; raises the storage errors of `vault.files`."""
    atomic_write(files.preferences, json.dumps(asdict(preferences), indent=1).encode())


def _read(path: Path) -> Preferences:
    try:
        return Preferences.from_plain(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return Preferences()
