# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hint how soon somebody would guess a new passphrase; never a rule, and nothing leaves this computer.

The estimate is zxcvbn's: it looks for common passwords, names, English words, dates and keyboard runs. Other languages
it knows less well, so it errs on the friendly side there. Every guess at ours costs 256 MiB and about half a second,
which its upper grades take into account.

zxcvbn is imported inside the functions: that takes 42 ms and 15 MB (measured), and only who sets a passphrase needs it.
"""

from __future__ import annotations

from enum import StrEnum

_LONGEST = 64  # characters looked at: more could only make it stronger, and the time grows with their square
_OURS = ["waterline", "journal", "diary", "passphrase"]


class Strength(StrEnum):
    """How a new passphrase would fare against somebody who has the file and time."""

    SOON = "soon"
    PATIENCE = "patience"
    HARD = "hard"
    VERY_HARD = "very_hard"


_GRADES = (Strength.SOON, Strength.SOON, Strength.PATIENCE, Strength.HARD, Strength.VERY_HARD)


def get_ready() -> None:
    """Load the word lists; called off the GUI thread, so that the first keystroke does not wait for them."""
    import zxcvbn  # noqa: F401, PLC0415  42 ms, see above


def strength(passphrase: str) -> Strength | None:
    """Return the hint for what is typed so far; None for nothing."""
    if not passphrase:
        return None
    from zxcvbn import zxcvbn  # noqa: PLC0415  42 ms, see above

    return _GRADES[zxcvbn(passphrase[:_LONGEST], user_inputs=_OURS)["score"]]
