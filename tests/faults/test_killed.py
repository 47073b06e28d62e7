# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, the vault is either not there yet or opens, and what was said to be safe is safe."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from tests.faults import victim
from tests.faults.soak import rounds
from tests.vault.profiles import PASSPHRASE, a_vault, reopen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")


def test_a_creation_killed_at_any_step_can_be_begun_again_or_opens_by_every_way(tmp_path):
    rounds = victim.run("die_while_creating", tmp_path)
    assert len(rounds) > 50
    assert [each["killed"] for each in rounds] == [True] * (len(rounds) - 1) + [False]
    assert {each["state"] for each in rounds} == {"new", "ready"}
    assert all(each["usable"] for each in rounds)
    assert {each["again"] for each in rounds if each["state"] == "ready"} == {"VaultExists"}


def test_a_new_passphrase_killed_at_any_step_is_in_effect_or_is_not(tmp_path):
    rounds = victim.run("die_while_changing_slots", tmp_path)
    opened_by = [each["opens"] for each in rounds]
    assert len(rounds) > 8
    assert all(len(each) == 1 for each in opened_by)
    assert opened_by[0] == [PASSPHRASE]
    assert opened_by[-1] == ["another lamp"]


def test_a_new_key_for_everything_killed_at_any_step_leaves_one_whole_vault(tmp_path):
    rounds = victim.run("die_while_rekeying", tmp_path)
    opened_by = [each["opens"] for each in rounds]
    assert len(rounds) > 60
    assert [each["killed"] for each in rounds] == [True] * (len(rounds) - 1) + [False]
    assert {each["state"] for each in rounds} == {"ready"}
    assert all(len(each) == 1 for each in opened_by)
    assert opened_by[0] == [PASSPHRASE]
    assert opened_by[-1] == ["another lamp"]
    assert opened_by == sorted(opened_by), "the old passphrase never comes back"
    assert all(each["whole"] and each["folded"] == 1 for each in rounds)
    assert {tuple(each["files"]) for each in rounds} == {("vault.db", "vault.keys", "vault.keys.copy")}


@pytest.mark.parametrize("round_number", range(rounds(12)))
def test_killed_while_typing_nothing_said_to_be_safe_is_lost(files, round_number):
    a_vault(files).close()
    typing = subprocess.Popen(
        victim.command("type_for_ever", files.folder), stdout=subprocess.PIPE, env=victim.environment()
    )
    assert typing.stdout is not None
    typing.stdout.readline()
    time.sleep(random.Random(round_number).uniform(0.0, 0.12))
    typing.kill()
    said = [int(line) for line in typing.communicate()[0].split(b"\n") if line][-1:] or [1]
    vault = reopen(files)
    draft = vault.drafts.get("typing")
    assert draft is not None
    assert draft.changed_ms >= said[0]
    entries = {int(line.id.split()[1]) for line in vault.entries.timeline(None, 100_000)}
    pairs = {int(each.id.split()[1]) for each in vault.drafts.list() if each.id.startswith("pair")}
    assert entries == pairs >= set(range(5, said[0] + 1, 5))
    assert vault.integrity() == ()
    vault.close()
