# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed, out of room, unplugged or forbidden while backups are made and brought back: nothing is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from tests.faults import victim
from tests.faults.backup_victim import MODULE
from tests.faults.conftest import NAMESPACE
from tests.faults.soak import rounds
from tests.world import PASSPHRASE, StandingClock, door_at
from waterline.app import safekeeping
from waterline.app import session as doors
from waterline.app.safekeeping import SOUND

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
needs_mounts = pytest.mark.skipif(not NAMESPACE, reason="this account may not mount; the test beside it always runs")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="small disks as Linux has them")


def rounds_of(scenario: str, folder, at_least: int) -> list[dict]:
    """Deal all blows of a scenario; return what each left behind."""
    rounds = victim.run(scenario, folder, module=MODULE)
    assert len(rounds) > at_least
    assert [each["killed"] for each in rounds] == [True] * (len(rounds) - 1) + [False]
    assert {tuple(each.get("left over", ())) for each in rounds} == {()}, "what was broken off is swept up"
    assert all(each.get("sound", True) for each in rounds)
    return rounds


# Killed -------------------------------------------------------------------------------------------
def test_a_backup_killed_at_any_step_counts_whole_or_not_at_all(tmp_path):
    rounds = rounds_of("die_while_backing_up", tmp_path, 80)
    assert {tuple(each["roots"]) for each in rounds} == {("first", "second")}
    states = [each["backups"] for each in rounds]
    before, after = [["sound", 1]], [["sound", 2], ["sound", 1]]
    assert states == [before] * states.count(before) + [after] * states.count(after)
    assert states.count(before) > 50
    assert all(each["due"] for each in rounds if each["backups"] == before), "it is made at the next unlock"


def test_purging_killed_at_any_step_leaves_a_sound_backup_with_the_entry_or_without(tmp_path):
    rounds = rounds_of("die_while_purging", tmp_path, 15)
    states = [each["backups"] for each in rounds]
    assert states == [[["sound", 1]]] * states.count([["sound", 1]]) + [[["sound", 0]]] * states.count([["sound", 0]])
    assert states[-1] == [["sound", 0]]


def test_restoring_killed_at_any_step_leaves_the_one_journal_or_the_other_and_loses_neither(tmp_path):
    rounds = rounds_of("die_while_restoring", tmp_path, 100)
    outcomes = [(tuple(each["roots"]), str(each["backups"])) for each in rounds]
    before = (("first", "second"), str([["sound", 1]]))
    after = (("first",), str([["sound", 2], ["sound", 1]]))
    assert outcomes == [before] * outcomes.count(before) + [after] * outcomes.count(after)
    assert outcomes.count(before) > 50
    assert outcomes.count(after) > 5


def test_restoring_at_the_door_killed_at_any_step_leaves_a_journal_that_opens_by_its_own_header(tmp_path):
    rounds = rounds_of("die_while_restoring_at_the_door", tmp_path, 150)
    opened_by_todays = [each["roots"] == ["WrongPassphrase"] for each in rounds]  # what is typed fits only the backup
    done = [each["roots"] == ["first"] for each in rounds]
    assert opened_by_todays.count(True) > 50
    assert done == sorted(done)
    assert all(each["backups"] == [["sound", 2], ["sound", 1]] for each in rounds if each["roots"] == ["first"])


def test_renewing_killed_at_any_step_leaves_the_old_backup_or_the_new_one_or_both(tmp_path):
    rounds = rounds_of("die_while_renewing", tmp_path, 60)
    old, new = ["other_key", None], ["sound", 1]
    assert {str(each["backups"]) for each in rounds} <= {str([old]), str([new]), str([new, old])}
    assert rounds[-1]["backups"] == [new]


def test_salvaging_killed_at_any_step_can_be_done_again_and_the_damaged_file_is_always_there(tmp_path):
    rounds = rounds_of("die_while_salvaging", tmp_path, 150)
    assert all(each["kept"] for each in rounds)
    assert {tuple(each["roots"]) for each in rounds} == {("first", "second")}
    errors = [each["error"] for each in rounds]
    assert errors == ["VaultDamaged"] * errors.count("VaultDamaged") + [""] * errors.count("")


@pytest.mark.parametrize("round_number", range(rounds(6)))
def test_killed_at_any_moment_of_a_backup_those_said_to_be_safe_are(tmp_path, round_number):
    words = victim.command("back_up_for_ever", tmp_path / "profile", module=MODULE)
    making = subprocess.Popen(words, stdout=subprocess.PIPE, env=victim.environment())
    assert making.stdout is not None
    for _ in range(3):
        making.stdout.readline()
    time.sleep(random.Random(round_number).uniform(0.0, 0.2))
    making.kill()
    said = int([b"3", *(line for line in making.communicate()[0].split(b"\n") if line)][-1])
    session = doors.open_with_passphrase(door_at(tmp_path / "profile", StandingClock()), PASSPHRASE)
    lines = safekeeping.backups(session).lines
    assert {line.state for line in lines} == {SOUND}
    assert lines[0].contents is not None
    assert lines[0].contents.entries >= said
    assert session.vault.integrity() == ()
    session.close()


# No room, no folder, no permission ----------------------------------------------------------------
FAILED = {
    "backups before untouched": True,
    "still due": True,
    "journal sound": True,
    "journal takes words": True,
}


@on_linux
def test_where_no_file_may_grow_no_backup_is_made_and_those_before_stay(tmp_path):
    (tmp_path / "target").mkdir()
    report = victim.run("back_up_where_no_file_may_grow", tmp_path, tmp_path / "target", 600 * 1024, module=MODULE)
    assert report.pop("reason") in ("StorageFailed", "DiskFull")
    assert report == FAILED | {"with room again": True, "states": ["sound", "sound"]}


@needs_mounts
def test_a_full_stick_gets_no_backup_and_keeps_those_it_has(tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    small = [*NAMESPACE, "sh", "-c", 'mount -t tmpfs -o size=1200k tmpfs "$0" && exec "$@"', str(target)]
    report = victim.run("back_up_without_room", tmp_path, target, within=small, module=MODULE)
    assert report.pop("reason") == "DiskFull"
    assert report == FAILED | {"with room again": True, "states": ["sound", "sound"]}


@on_linux
def test_a_folder_one_may_not_write_to_is_called_so_and_the_journal_goes_on(reachable_folder):
    report = victim.run("back_up_where_nothing_may_be_written", reachable_folder, module=MODULE)
    assert report == FAILED | {"reason": "VaultReadOnly", "chosen anew": "BackupFailed", "then": True}


def test_a_stick_pulled_out_in_the_middle_is_said_and_the_backup_is_made_when_it_is_back(tmp_path):
    report = victim.run("unplug_while_backing_up", tmp_path, module=MODULE)
    assert report.pop("reason") == "FolderUnavailable"
    assert report == FAILED | {"out of reach": ["stick"], "plugged in again": True, "left over": []}
