# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small encrypted file for drafts the database cannot take just now, until the next unlock folds them in.

WLD1 | 12 bytes nonce | AES-256-GCM(key, nonce, JSON list of drafts, "WLD1" + vault id)

On a full disk the same list goes into the reserve, a slot of which holds the nonce and what AES-256-GCM makes with the
slot's number behind the vault id.
"""

from __future__ import annotations

import json
import secrets
import threading
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from waterline.domain.entry import Draft, Origin
from waterline.domain.errors import DiskFull, SidecarDamaged
from waterline.domain.flows import answers_from
from waterline.domain.times import Stamp
from waterline.vault.files import atomic_write, move_into_place, remove
from waterline.vault.header import NONCE_BYTES
from waterline.vault.keyslots import derive
from waterline.vault.reserve import Reserve
from waterline.vault.troubles import trouble_with

_MAGIC = b"WLD1"
_PURPOSE = b"waterline sidecar 1"


class Sidecar:
    """Seals and unseals drafts beside the database. Every method may be called from any thread."""

    def __init__(
        self, path: Path, reserve: Path, data_key: bytes, vault_id: str, earlier_key: bytes | None = None
    ) -> None:
        self._path = path
        self._reserve = Reserve(reserve)
        self._vault_id = vault_id
        self._key = sidecar_key(data_key, vault_id)
        self._earlier_key = earlier_key
        self._facts = _MAGIC + vault_id.encode()
        self._turn = threading.Lock()

    def seal(self, draft: Draft) -> None:
        """Put a draft into the file, in place of an older state of it; other drafts in there stay.

        It is on the disk when this returns; where that is full, in the reserve. Raises the storage errors. A file that
        cannot be read any more is set aside, never overwritten.
        """
        with self._turn:
            try:
                before = self._read()
            except SidecarDamaged:
                self._set_aside()
                before = self._read()
            others = [each for each in before if each.id != draft.id]
            content = json.dumps([_plain(each) for each in (*others, draft)], ensure_ascii=False).encode()
            try:
                atomic_write(self._path, _MAGIC + self._sealed(content, self._facts))
            except DiskFull:
                self._reserve.hold(lambda number: self._sealed(content, self._facts + number), self._opens)
            else:
                self._reserve.blank()

    def prepare(self) -> None:
        """Set room aside for a disk that is full one day; raises the storage errors."""
        self._reserve.prepare()

    def unseal(self) -> list[Draft]:
        """Return the drafts in the file, none if there is no file; raises SidecarDamaged and the storage errors."""
        with self._turn:
            return self._read()

    def remove(self) -> None:
        """Remove the file once its drafts are safe elsewhere; raises the storage errors."""
        with self._turn:
            remove(self._path)
            self._reserve.blank()

    def set_aside(self) -> None:
        """Rename a file that cannot be read, so that it blocks nothing and is not lost either."""
        with self._turn:
            self._set_aside()

    def change_key(self, data_key: bytes) -> None:
        """Seal under another data key from now on; what the one before sealed can still be read."""
        with self._turn:
            self._key, self._earlier_key = sidecar_key(data_key, self._vault_id), self._key

    def _set_aside(self) -> None:
        move_into_place(self._path, self._path.with_name(f"{self._path.name}.unreadable"))

    def _read(self) -> list[Draft]:
        """Return what file and reserve hold, the newer state of each draft."""
        found: dict[str, Draft] = {}
        for each in (*self._in_file(), *(self._in_reserve() or ())):
            if each.id not in found or found[each.id].changed_ms <= each.changed_ms:
                found[each.id] = each
        return list(found.values())

    def _in_reserve(self) -> list[Draft] | None:
        return cast("list[Draft] | None", self._reserve.newest(self._opens))

    def _opens(self, number: bytes, sealed: bytes) -> list[Draft] | None:
        """Return the drafts of a slot of the reserve, or None for what only looks like one."""
        try:
            return [_draft(plain) for plain in json.loads(self._opened(sealed, self._facts + number))]
        except SidecarDamaged:
            return None

    def _in_file(self) -> list[Draft]:
        try:
            sealed = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise trouble_with(error, self._path) from error
        if not sealed.startswith(_MAGIC):
            raise SidecarDamaged(self._path)
        return [_draft(plain) for plain in json.loads(self._opened(sealed[len(_MAGIC) :], self._facts))]

    def _sealed(self, content: bytes, facts: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._key).encrypt(nonce, content, facts)

    def _opened(self, sealed: bytes, facts: bytes) -> bytes:
        for key in (self._key, self._earlier_key):
            try:
                if key is not None:
                    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], facts)
            except (InvalidTag, ValueError):
                continue
        raise SidecarDamaged(self._path)


def sidecar_key(data_key: bytes, vault_id: str) -> bytes:
    """Return the key that seals drafts of this vault while it has this data key."""
    return derive(data_key, _PURPOSE, salt=vault_id.encode())


def _plain(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "kind": draft.kind,
        "step": draft.step,
        "answers": draft.answers.as_dict(),
        "started": [draft.started.utc_ms, draft.started.zone, draft.started.offset_minutes],
        "changed_ms": draft.changed_ms,
        "entry_id": draft.entry_id,
        "origin": [draft.origin.course, draft.origin.section, draft.origin.anchor] if draft.origin else None,
    }


def _draft(plain: dict[str, Any]) -> Draft:
    return Draft(
        id=plain["id"],
        kind=plain["kind"],
        step=plain["step"],
        answers=answers_from(plain["kind"], plain["answers"]),
        started=Stamp(*plain["started"]),
        changed_ms=plain["changed_ms"],
        entry_id=plain["entry_id"],
        origin=Origin(*plain["origin"]) if plain["origin"] else None,
    )
