# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a new vault in an order that survives any interruption, and never over one that is there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from waterline.domain.errors import VaultExists, WaterlineError
from waterline.vault import keyslots, migrations
from waterline.vault.connection import Database
from waterline.vault.files import ProfileFiles, move_into_place, remove, remove_quietly, sync_file
from waterline.vault.header import Header, KdfCost, Slot, SlotKind
from waterline.vault.header_file import write_header
from waterline.vault.keychain import Keychain
from waterline.vault.recovery_code import RecoveryCode
from waterline.vault.troubles import trouble_with
from waterline.vault.vault import Vault, open_vault


@dataclass(frozen=True, repr=False)
class VaultPlan:
    """A vault that is not there yet: its key, its recovery code, and the ways in chosen so far.

    `keychain_account` names the item `with_keychain` left in the keychain, to forget it if nothing comes of the plan.
    """

    data_key: bytes
    header: Header
    recovery_code: RecoveryCode
    keychain_account: str | None = None

    @classmethod
    def begin(cls, files: ProfileFiles) -> VaultPlan:
        """Draw the key and the recovery code; raises VaultExists where any file of a vault lies already."""
        _refuse_if_there(files)
        return cls._drawn(None)

    @classmethod
    def again(cls, header: Header) -> VaultPlan:
        """Draw another key and another recovery code for the vault of `header`, which keeps its identity."""
        return cls._drawn(header.vault_id)

    @classmethod
    def _drawn(cls, vault_id: str | None) -> VaultPlan:
        data_key, code = keyslots.new_data_key(), RecoveryCode.new()
        header = keyslots.new_header(data_key, vault_id)
        return cls(data_key, header.with_slot(keyslots.recovery_slot(header, data_key, code)), code)

    def with_passphrase(self, passphrase: str, cost: KdfCost = keyslots.DEFAULT_COST) -> VaultPlan:
        """Let this passphrase open it, in place of an earlier one; raises PassphraseTooShort, NotEnoughMemory."""
        slot = keyslots.passphrase_slot(self.header, self.data_key, passphrase, cost)
        return replace(self, header=self.header.with_slot_instead(slot))

    def with_keychain(self, keychain: Keychain) -> VaultPlan:
        """Let the account's keychain open it: the slot exists only once the keychain gave the secret back.

        Raises what `Keychain.write` raises. For the keychain's lane: it may block for long.
        """
        secret = keyslots.new_keychain_secret()
        return self._kept(keychain, keyslots.keychain_slot(self.header, self.data_key, secret), secret)

    def with_both(self, keychain: Keychain, passphrase: str, cost: KdfCost = keyslots.DEFAULT_COST) -> VaultPlan:
        """Let the account's keychain and this passphrase open it together; else as the two above. For that lane too."""
        secret = keyslots.new_keychain_secret()
        slot = keyslots.both_slot(self.header, self.data_key, secret, passphrase, cost)
        return self._kept(keychain, slot, secret)

    def _kept(self, keychain: Keychain, slot: Slot, secret: bytes) -> VaultPlan:
        account = keyslots.account_name(self.header.vault_id, slot.id)
        keychain.write(account, secret)
        return replace(self, header=self.header.with_slot_instead(slot), keychain_account=account)


def create_vault(files: ProfileFiles, plan: VaultPlan) -> Vault:
    """Make the planned vault and return it open; raises VaultExists and the storage errors.

    The database under a passing name, complete and closed; then the header; then the database's own name. Stopped at
    any moment there is no vault yet, or one that opens by every way the plan has (`open_vault` finishes the renaming).
    An error leaves the folder as it was.
    """
    if all(slot.kind is SlotKind.RECOVERY for slot in plan.header.slots):
        raise ValueError("a vault needs a way in beside its recovery code")
    files.prepare_folder()
    _refuse_if_there(files)
    for leftover in _staged_files(files):
        remove(leftover)  # of a creation that never came to its header: no key to it exists anywhere
    try:
        _stage(files, plan)
        write_header(files, plan.header)
        move_into_place(files.staged, files.database)
    except (WaterlineError, OSError) as error:
        _undo(files)
        raise trouble_with(error, files.staged) if isinstance(error, OSError) else error from error
    return open_vault(files, plan.header, plan.data_key)


def _stage(files: ProfileFiles, plan: VaultPlan) -> None:
    with closing(Database.create(files.staged, plan.data_key)) as database:
        migrations.build(database)
        with database.transaction():
            database.execute("INSERT INTO meta (key, value) VALUES ('vault_id', ?)", (plan.header.vault_id,))
        database.checkpoint()
    sync_file(files.staged)


def _undo(files: ProfileFiles) -> None:
    if files.database.exists():  # the renaming is done, and with it the vault
        return
    for each in (files.header, files.header_copy, *_staged_files(files)):
        remove_quietly(each)


def _staged_files(files: ProfileFiles) -> tuple[Path, ...]:
    return tuple(files.staged.with_name(files.staged.name + end) for end in ("", "-wal", "-journal"))


def _refuse_if_there(files: ProfileFiles) -> None:
    databases = (files.database, files.database_log, files.rekeyed, files.before_rekey)
    for each in (*databases, files.header, files.header_copy, files.header_before_rekey):
        if each.exists() or each.is_symlink():
            raise VaultExists(each)
