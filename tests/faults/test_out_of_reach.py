# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk under an open journal fails, is pulled out or turns read-only: said, and no word that was kept is lost."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.faults import victim

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("strace"), reason="the disk's answers are strace's"
)


def answering(error: str, *calls: str, of, after: int = 0) -> list[str]:
    """Return the program inside which these system calls on the files `of` fail from the `after`-th on."""
    files = [word for each in of for word in ("-P", str(each))]
    told = ["-e", f"trace={','.join(calls)}"]
    for call in calls:  # a file system that turned read-only says so to whoever asks, from the first time on
        told += ["-e", f"inject={call}:error={error}:when={1 if 'access' in call else after + 1}+"]
    return ["strace", "-f", "-qqq", "-o", "/dev/null", *files, *told]


@pytest.mark.parametrize(
    ("error", "calls", "said"),
    [
        ("EIO", ("pwrite64",), "StorageFailed"),
        ("EIO", ("fsync", "fdatasync"), "StorageFailed"),
        ("ENODEV", ("pwrite64", "fsync", "fdatasync"), "StorageFailed"),
        ("EROFS", ("pwrite64", "access", "faccessat", "faccessat2"), "VaultReadOnly"),
    ],
)
def test_a_disk_that_stops_taking_words_is_named_and_what_was_kept_is_there(tmp_path, error, calls, said):
    files = victim.a_closed_vault(tmp_path)
    within = answering(error, *calls, of=[files.database_log, files.database], after=60)
    report = victim.run("save_until_the_disk_fails", tmp_path, within=within)
    assert report["when saving"] == said
    assert report["when keeping a draft"] == said
    assert report["sealed instead"] == ""
    assert report["kept"] > 0
    found = victim.run("what_is_there", tmp_path)
    assert found["entries"] >= report["kept"]
    assert found["drafts"] == ["the last words"]


def test_a_disk_that_cannot_be_read_is_named_and_not_a_byte_of_it_changes(tmp_path):
    files = victim.a_closed_vault(tmp_path)
    before = victim.fingerprints(files.folder)
    within = answering("EIO", "pread64", of=[files.database])
    assert victim.run("what_opening_says", tmp_path, within=within) == "StorageFailed"
    assert victim.fingerprints(files.folder) == before
    assert victim.run("what_opening_says", tmp_path) == ""


def test_a_drive_pulled_out_while_the_journal_is_open_takes_no_word_with_it(tmp_path):
    assert victim.run("folder_pulled_away", tmp_path) == {
        "while it is gone, keeping": "FolderUnavailable",
        "while it is gone, saving": "FolderUnavailable",
        "while it is gone, sealing": "FolderUnavailable",
        "plugged in again, keeping": "",
        "in the end": ["typed while it was gone"],
        "entries": 3,
    }


def test_a_drive_that_comes_back_as_another_device_is_written_to_and_not_the_one_before(tmp_path):
    assert victim.run("folder_came_back_as_another", tmp_path) == {"keeping": "", "in the end": ["after it came back"]}


def test_a_file_deleted_while_the_journal_is_open_is_said_before_more_words_go_with_it(tmp_path):
    assert victim.run("database_deleted", tmp_path) == {"keeping": "VaultMissing", "sealed": ""}
