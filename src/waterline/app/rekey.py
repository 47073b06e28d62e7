# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for everything: the whole vault is encrypted anew, and every way in is made anew with it.

In this order: `prepare`, the recovery code shown and typed back, every other way in that `ways_wanted` names, `run`.
Nothing is changed before `run`, and whatever stops that leaves either the old key and all its ways in, or the new.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, Session, change_header, kinds_of
from waterline.domain.errors import WaterlineError
from waterline.vault.connection import Progress
from waterline.vault.creation import VaultPlan
from waterline.vault.header import NEEDS_KEYCHAIN


@dataclass(frozen=True, repr=False)
class NewKeys:
    """The keys of a vault to be: planned and not in effect."""

    plan: VaultPlan

    @property
    def recovery_code(self) -> str:
        """The code as it is shown: six groups of five with dashes."""
        return self.plan.recovery_code.shown


def ways_wanted(session: Session) -> tuple[str, ...]:
    """Return which of PASSPHRASE, KEYCHAIN and BOTH have to be made anew."""
    return tuple(way for way in kinds_of(session.vault.header) if way in (PASSPHRASE, KEYCHAIN, BOTH))


def prepare(session: Session) -> NewKeys:
    """Draw a new key and a new recovery code; nothing is written."""
    return NewKeys(VaultPlan.again(session.vault.header))


def code_matches(new: NewKeys, typed: str) -> None:
    """Return when the new code was typed back right; raises MistypedRecoveryCode or WrongRecoveryCode."""
    new.plan.recovery_code.confirm(typed)


def with_passphrase(session: Session, new: NewKeys, passphrase: str) -> NewKeys:
    """Let this passphrase open the vault to be; raises PassphraseTooShort and NotEnoughMemory."""
    return NewKeys(new.plan.with_passphrase(passphrase, session.door.cost))


def with_key(session: Session, new: NewKeys) -> NewKeys:
    """Let the keychain open the vault to be: a new item, read back; raises the keychain errors. May wait for it."""
    return NewKeys(new.plan.with_keychain(session.door.keychain()))


def with_both(session: Session, new: NewKeys, passphrase: str) -> NewKeys:
    """Let keychain and passphrase together open the vault to be; raises as the two above. May wait for the keychain."""
    return NewKeys(new.plan.with_both(session.door.keychain(), passphrase, session.door.cost))


def give_up(session: Session, new: NewKeys) -> None:
    """Note that a key put into the keychain for it is not needed, so that `session.forget_retired` removes it."""
    planned = new.plan.header
    for slot_id in (*planned.retired, *(slot.id for slot in planned.of_kind(*NEEDS_KEYCHAIN))):
        change_header(session.door, lambda header, slot_id=slot_id: header.retiring(slot_id))


def run(session: Session, new: NewKeys, progress: Progress | None = None) -> None:
    """Encrypt everything anew and put it in place of the old; the session goes on, under the new key.

    Takes long on a big vault and holds the database thread; `session.interrupt` stops it as long as the copy is being
    made or checked. `progress` is called on this thread. Raises Interrupted, DiskFull before it begins where there is
    no room, VaultDamaged, and the storage errors; then the old key and its ways in are the ones, and what was put into
    the keychain for the new ones is noted for removal.
    """
    wanted, made = set(kinds_of(session.vault.header)), set(kinds_of(new.plan.header))
    if not wanted <= made:
        raise ValueError("every way in has to be made anew")
    try:
        session.vault.rekey(new.plan.header, new.plan.data_key, progress)
    except BaseException:
        with suppress(WaterlineError):
            give_up(session, new)
        raise
