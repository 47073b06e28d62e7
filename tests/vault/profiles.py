# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles for the tests: real files, real SQLCipher, real key derivation at a price a test can pay."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from waterline.domain.entry import DIG, Answers, Draft, Entry, Origin
from waterline.domain.times import Stamp
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import KdfCost
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.vault import Vault, open_vault

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "a lamp left on"
NOW = Stamp(1_760_000_000_000, "Europe/Lisbon", 60)

FULL_ANSWERS = Answers(
    feelings=("replaced", "jealous"),
    feeling_words="sour",
    intensity_before=8,
    body=("chest", "jaw"),
    body_words="tight",
    what_happened="The phone lit up at dinner.",
    triggers=("message_or_phone",),
    people=("myself",),
    nickname="R",
    happened=Stamp(1_759_900_000_000, "Asia/Kathmandu", 345),
    happened_time_known=False,
    layers=("annoyed", "afraid", "left behind"),
    iceberg=("fear", "old_wound"),
    fears=("being_left", "shut_out"),
    fear_words="a door",
    needs=("reassurance", "clarity"),
    need_words="to be told",
    root="I fear being the last to know.",
    triage="cannot_tell",
    talk_to=("friend",),
    ask_again_days=7,
    next_step="own_step",
    next_words="walk",
    intensity_after=4,
    feared="He will not call.",
    turned_out="He called.",
)
"""An answer in every field, each different from its empty value."""


def a_plan(files: ProfileFiles) -> VaultPlan:
    """Plan a vault that opens by PASSPHRASE or its recovery code."""
    return VaultPlan.begin(files).with_passphrase(PASSPHRASE, CHEAP)


def a_vault(files: ProfileFiles) -> Vault:
    """Make a vault that opens by PASSPHRASE and return it open."""
    return create_vault(files, a_plan(files))


def reopen(files: ProfileFiles) -> Vault:
    """Open the vault of `a_vault` the way a person does."""
    header = read_header(files)
    return open_vault(files, header, open_with_passphrase(header, PASSPHRASE))


def an_entry(entry_id: str, answers: Answers = FULL_ANSWERS, written: Stamp = NOW) -> Entry:
    """Return an entry not stored yet."""
    return Entry(entry_id, DIG, answers, written, written.utc_ms)


def a_draft(draft_id: str, root: str = "half a sen", changed_ms: int = NOW.utc_ms) -> Draft:
    """Return a draft not stored yet."""
    origin = Origin("below-the-waterline", "three", "try-this")
    return Draft(draft_id, DIG, "root", replace(FULL_ANSWERS, root=root), NOW, changed_ms, origin=origin)


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under the folder, by name; only while no session has it open."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
