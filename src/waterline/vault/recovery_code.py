# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code: 130 random bits a person can write on paper, read back and type in.

Thirty characters of Crockford's base32 in six groups of five: 26 carry the bits, four are a check of their own, so
that a slip of the pen is told apart from a code that belongs to another vault.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from waterline.domain.errors import MistypedRecoveryCode, WrongRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread for 1, 1, 0 and V."""

GROUPS, GROUP = 6, 5
RANDOM_BITS = 130
_RANDOM_CHARACTERS, _CHECK_CHARACTERS = 26, 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LONGEST = 400  # typed text beyond this is no code, and not worth normalising


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """One code. `bits` is its random part, a number below 2**130; never printed by repr, logs or tracebacks."""

    bits: int

    @classmethod
    def new(cls) -> RecoveryCode:
        """Draw a code."""
        return cls(secrets.randbits(RANDOM_BITS))

    @classmethod
    def parse(cls, typed: str) -> RecoveryCode:
        """Read what a person typed: case, spaces, dashes and the look-alikes O, I, L do not matter.

        Raises MistypedRecoveryCode where a character is missing, foreign or wrong; a random slip passes the check
        once in about a million.
        """
        if len(typed) > _LONGEST:
            raise MistypedRecoveryCode
        folded = unicodedata.normalize("NFKC", typed).upper()
        characters = "".join(each for each in folded if unicodedata.category(each) not in _SEPARATORS)
        characters = characters.translate(_READ_AS)
        if len(characters) != _RANDOM_CHARACTERS + _CHECK_CHARACTERS or set(characters) - set(ALPHABET):
            raise MistypedRecoveryCode
        code = cls(_number(characters[:_RANDOM_CHARACTERS]))
        if not hmac.compare_digest(code._characters(), characters):
            raise MistypedRecoveryCode
        return code

    @property
    def shown(self) -> str:
        """The code as a person sees it: six groups of five with dashes."""
        characters = self._characters()
        return "-".join(characters[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))

    @property
    def secret(self) -> bytes:
        """The random part as 17 bytes, most significant first: what the key is derived from."""
        return self.bits.to_bytes(17, "big")

    def confirm(self, typed: str) -> None:
        """Return if `typed` is this code; raises MistypedRecoveryCode or, for another whole code, WrongRecoveryCode."""
        if not hmac.compare_digest(RecoveryCode.parse(typed).secret, self.secret):
            raise WrongRecoveryCode

    def _characters(self) -> str:
        digest = hashlib.sha256(b"waterline recovery code 1" + self.secret).digest()
        check = int.from_bytes(digest[:3], "big") >> 4
        return _letters(self.bits, _RANDOM_CHARACTERS) + _letters(check, _CHECK_CHARACTERS)


_SEPARATORS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc", "Po"})
"""Kinds of character that only separate groups: spaces, line ends, dashes, dots."""


def _letters(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(letters: str) -> int:
    number = 0
    for each in letters:
        number = number << 5 | ALPHABET.index(each)
    return number
