# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk, a folder that cannot be written, too little memory: said in time, nothing half done, nothing lost."""

from __future__ import annotations

import sys

import pytest

from tests.faults import victim
from tests.faults.conftest import NAMESPACE

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="small disks as Linux has them")
needs_mounts = pytest.mark.skipif(not NAMESPACE, reason="this account may not mount; the test beside it always runs")


def on_a_disk_of(kib: int, folder) -> list[str]:
    """Return the program inside which `folder` is a disk of that size."""
    return [*NAMESPACE, "sh", "-c", f'mount -t tmpfs -o size={kib}k tmpfs "$0" && exec "$@"', str(folder)]


def test_where_no_file_may_grow_nothing_is_half_saved_and_nothing_lost(tmp_path):
    report = victim.run("run_out_of_room", tmp_path, 1000 * 1024)
    assert report.pop("kept") > 5
    assert report == {
        "when saving": "StorageFailed",
        "when keeping a draft": "StorageFailed",
        "still readable": True,
        "nothing half saved": True,
        "reopened while full": "",
        "after making room": True,
    }


@needs_mounts
def test_on_a_full_disk_nothing_is_half_saved_and_nothing_lost(tmp_path):
    report = victim.run("run_out_of_room", tmp_path, within=on_a_disk_of(2000, tmp_path))
    assert report.pop("kept") > 5
    assert report == {
        "when saving": "DiskFull",
        "when keeping a draft": "DiskFull",
        "still readable": True,
        "nothing half saved": True,
        "reopened while full": "",
        "after making room": True,
    }


@needs_mounts
def test_on_a_disk_full_to_its_last_byte_the_last_words_are_kept(tmp_path):
    report = victim.run("last_words_on_a_full_disk", tmp_path, within=on_a_disk_of(2000, tmp_path))
    assert report == {"when keeping": "DiskFull", "in the end": {"first": "typed 8", "second": "also 8"}}


@needs_mounts
@pytest.mark.parametrize("room_kib", [0, 4, 16, 100, 200, 340, 420])
def test_a_creation_without_room_leaves_nothing_behind_and_works_later(tmp_path, room_kib):
    size = 900
    report = victim.run("create_without_room", tmp_path, (size - room_kib) * 1024, within=on_a_disk_of(size, tmp_path))
    assert report == {"error": "DiskFull", "left behind": [], "then": True}


WRITE_PROTECTED = {
    "prepare the folder": "",
    "open": "VaultReadOnly",
    "write the header": "VaultReadOnly",
    "create": "FolderUnavailable",
    "unchanged": "True",
}


@pytest.mark.parametrize(("folder_mode", "file_mode"), [("500", "400"), ("500", "600")])
def test_a_folder_one_may_not_write_to_is_called_read_only(reachable_folder, folder_mode, file_mode):
    assert victim.run("not_allowed_to_write", reachable_folder, folder_mode, file_mode) == WRITE_PROTECTED


def test_a_database_one_may_not_write_to_is_called_read_only(reachable_folder):
    report = victim.run("not_allowed_to_write", reachable_folder, "700", "400")
    assert report["open"] == "VaultReadOnly"
    assert report["unchanged"] == "False"  # the header could be written here: only the database is protected


@needs_mounts
def test_a_disk_mounted_read_only_is_called_read_only(tmp_path):
    report = victim.run("mounted_read_only", tmp_path, within=on_a_disk_of(1500, tmp_path))
    assert report == WRITE_PROTECTED


def test_too_little_memory_for_a_passphrase_is_said_and_no_crash():
    assert victim.run("short_of_memory") == "NotEnoughMemory"
