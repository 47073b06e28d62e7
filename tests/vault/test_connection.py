# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The database is set up as promised, can always be stopped, and its errors never carry a person's words."""

# ruff: noqa: PT012  what a transaction does when its second statement fails takes two statements to show

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.faults import victim
from tests.vault.profiles import fingerprints
from waterline.domain.errors import (
    FolderUnavailable,
    Interrupted,
    NotAVault,
    SessionClosed,
    VaultBusy,
    VaultDamaged,
    VaultExists,
    VaultMissing,
)
from waterline.vault import connection
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.troubles import StatementFailed

KEY = os.urandom(32)
CANARY = "canary-7Zq0vLwXy3"


@pytest.fixture
def path(tmp_path):
    """Where the test's database lies."""
    return tmp_path / "vault.db"


@pytest.fixture
def database(path) -> Iterator[Database]:
    """An open database with one table."""
    with closing(Database.create(path, KEY)) as opened:
        opened.execute("CREATE TABLE note (row INTEGER PRIMARY KEY, words TEXT NOT NULL CHECK (length(words) < 9000))")
        yield opened


def notes(database: Database) -> list[str]:
    return [row["words"] for row in database.query("SELECT words FROM note ORDER BY row")]


SETTINGS = {
    "cipher_status": "1",
    "temp_store": 2,
    "journal_mode": "wal",
    "locking_mode": "exclusive",
    "synchronous": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "foreign_keys": 1,
    "cell_size_check": 1,
    "cipher_page_size": "4096",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_use_hmac": "1",
}


@pytest.mark.parametrize("opened_again", [False, True])
def test_every_setting_of_the_promise_is_in_effect(path, database, opened_again):
    if opened_again:
        database.close()
        database = Database.open(path, KEY)
    with closing(database):
        assert {name: database.query(f"PRAGMA {name}")[0][0] for name in SETTINGS} == SETTINGS


def test_no_extension_can_be_loaded(database):
    with pytest.raises(StatementFailed):
        database.query("SELECT load_extension('anything')")


def test_nothing_written_is_readable_in_the_file_or_its_log(path, database):
    database.execute("INSERT INTO note (words) VALUES (?)", (CANARY,))
    log = path.with_name("vault.db-wal")
    script = "import sys; print(any(sys.argv[1].encode() in open(each, 'rb').read() for each in sys.argv[2:]))"
    found = subprocess.run(
        [sys.executable, "-c", script, CANARY, path, log], capture_output=True, text=True, check=True
    )
    assert found.stdout == "False\n"
    assert log.stat().st_size > 0
    database.close()
    assert CANARY.encode() not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_sqlcipher_prints_nothing_on_a_wrong_key(path, database, capfd):
    database.close()
    with pytest.raises(VaultDamaged):
        Database.open(path, os.urandom(32))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("key", [b"", b"k" * 31, b"k" * 33])
def test_a_key_of_the_wrong_length_is_never_taken_for_a_passphrase(path, key):
    with pytest.raises(ValueError, match="32 bytes"):
        Database.create(path, key)


def test_a_database_is_never_made_over_another(path, database):
    database.close()
    before = path.read_bytes()
    with pytest.raises(VaultExists):
        Database.create(path, KEY)
    assert path.read_bytes() == before


def test_a_second_opener_is_told_that_the_vault_is_busy(path, database):
    database.execute("INSERT INTO note (words) VALUES ('first')")
    with pytest.raises(VaultBusy):
        Database.open(path, KEY)
    assert notes(database) == ["first"]


def test_another_process_is_told_so_too(path, database):
    script = (
        "import sys; from pathlib import Path; from waterline.vault.connection import Database\n"
        "try: Database.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(
        [sys.executable, "-c", script, path, KEY.hex()], capture_output=True, text=True, check=True, env=environment
    )
    assert found.stdout == "VaultBusy\n"


@pytest.mark.parametrize("name", [b"sp ace", b"100% sure?#&=", "Übergänge 😀".encode(), b"not text \xff", b"file:x"])
def test_the_folder_may_have_any_name(tmp_path, name):
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    path = folder / "vault.db"
    with closing(Database.create(path, KEY)) as made:
        made.execute("CREATE TABLE note (words)")
    with closing(Database.open(path, KEY)) as opened:
        assert notes_are_there(opened)
    assert [each.name for each in folder.iterdir()] == ["vault.db"]
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]


def notes_are_there(database: Database) -> bool:
    return database.query("SELECT count(*) FROM note")[0][0] == 0


def test_closing_on_a_foreign_thread_is_a_bug_that_shows(database):
    found = []

    def close() -> None:
        try:
            database.close()
        except RuntimeError as error:
            found.append(error)

    thread = threading.Thread(target=close)
    thread.start()
    thread.join()
    assert len(found) == 1


# Not a vault, damaged, missing ----------------------------------------------------------------------
def test_a_missing_file_and_a_missing_folder_are_told_apart(tmp_path):
    with pytest.raises(VaultMissing):
        Database.open(tmp_path / "vault.db", KEY)
    with pytest.raises(FolderUnavailable):
        Database.open(tmp_path / "unplugged" / "vault.db", KEY)
    assert list(tmp_path.iterdir()) == []


NO_VAULTS = {
    "empty": b"",
    "plain SQLite": b"SQLite format 3\0" + bytes(3 * PAGE_BYTES - 16),
    "a short text": b"Dear diary",
    "a picture": b"\x89PNG" + os.urandom(PAGE_BYTES + 77),
}


@pytest.mark.parametrize("content", NO_VAULTS.values(), ids=NO_VAULTS)
def test_a_file_that_is_no_vault_is_called_that_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(NotAVault):
        Database.open(path, KEY)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == ["vault.db"]


def test_a_first_page_that_the_right_key_does_not_open_is_damage(path, database):
    database.execute("INSERT INTO note (words) VALUES ('kept')")
    database.close()
    content = path.read_bytes()
    for at in (0, 17, 100, PAGE_BYTES - 1):
        changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        path.write_bytes(changed)
        with pytest.raises(VaultDamaged):
            Database.open(path, KEY)
        assert path.read_bytes() == changed


def crashed(path, *statements: str) -> None:
    """Leave the database as a killed program does: with a log nobody has moved into the file."""
    victim.run("leave_log", path, KEY.hex(), *statements)
    assert path.with_name("vault.db-wal").stat().st_size > 0


def test_a_log_left_by_a_crash_is_read_at_the_next_opening(path, database):
    database.close()
    crashed(path, "INSERT INTO note (words) VALUES ('typed just before')")
    with closing(Database.open(path, KEY)) as again:
        assert notes(again) == ["typed just before"]


def test_a_waiting_log_is_not_touched_where_the_file_is_damaged(path, database):
    database.close()
    crashed(path, "INSERT INTO note (words) VALUES ('in the log')")  # page 1 itself does not change by this
    content = path.read_bytes()
    path.write_bytes(content[:99] + bytes([content[99] ^ 1]) + content[100:])
    before = fingerprints(path.parent)
    with pytest.raises(VaultDamaged):
        Database.open(path, KEY)
    assert fingerprints(path.parent) == before


def test_a_first_page_torn_by_a_power_cut_is_mended_from_the_log(path, database):
    database.execute("INSERT INTO note (words) VALUES ('long before')")
    database.close()
    crashed(path, "CREATE TABLE other (x)", "INSERT INTO note (words) VALUES ('just before')")  # page 1 is in the log
    content = path.read_bytes()
    path.write_bytes(content[:512] + os.urandom(1536) + content[2048:])
    with closing(Database.open(path, KEY)) as mended:
        assert notes(mended) == ["long before", "just before"]
        assert mended.integrity() == ()


def test_a_file_cut_off_in_the_middle_is_noticed(path, database):
    with database.transaction():
        database.execute_many("INSERT INTO note (words) VALUES (?)", [("x" * 3000,) for _ in range(50)])
    database.close()
    path.write_bytes(path.read_bytes()[: 10 * PAGE_BYTES])
    with pytest.raises(VaultDamaged):
        Database.open(path, KEY)
    assert path.stat().st_size == 10 * PAGE_BYTES


# Transactions -------------------------------------------------------------------------------------
def test_a_transaction_is_all_or_nothing(database):
    with pytest.raises(ZeroDivisionError), database.transaction():
        database.execute("INSERT INTO note (words) VALUES ('never')")
        raise ZeroDivisionError
    with database.transaction():
        database.execute("INSERT INTO note (words) VALUES ('one')")
        with database.transaction():
            database.execute("INSERT INTO note (words) VALUES ('two')")
    assert notes(database) == ["one", "two"]


def test_an_error_inside_cannot_be_swallowed_so_that_half_is_saved(database):
    with pytest.raises(RuntimeError), database.transaction():
        database.execute("INSERT INTO note (words) VALUES ('half')")
        with pytest.raises(ZeroDivisionError), database.transaction():
            raise ZeroDivisionError
    with pytest.raises(RuntimeError), database.transaction():
        database.execute("INSERT INTO note (words) VALUES ('half')")
        with pytest.raises(StatementFailed):
            database.execute("INSERT INTO nowhere VALUES (1)")
        database.execute("INSERT INTO note (words) VALUES ('other half')")
    assert notes(database) == []


# Errors without words -----------------------------------------------------------------------------
BUGS = {
    "a broken rule": ("INSERT INTO note (words) VALUES (?)", (CANARY * 1000,)),
    "a missing table": ("SELECT 1 FROM nowhere WHERE x = ?", (CANARY,)),
    "text no encoding holds": ("INSERT INTO note (words) VALUES (?)", (CANARY + "\ud800",)),
    "too big a number": ("SELECT ?, ?", (2**70, CANARY)),
    "a query of words": ("SELECT * FROM found WHERE found MATCH ?", (f'"{CANARY}',)),
    "broken JSON": ("SELECT json_extract('{}', ?)", (CANARY,)),
    "a kind it cannot hold": ("SELECT ?, ?", (object(), CANARY)),
    "too few values": ("SELECT ?, ?", (CANARY,)),
}


@pytest.mark.parametrize(("statement", "parameters"), BUGS.values(), ids=BUGS)
def test_no_error_ever_shows_what_was_bound(database, statement, parameters):
    database.execute("CREATE VIRTUAL TABLE found USING fts5 (words)")
    with pytest.raises(StatementFailed) as caught:
        database.query(statement, parameters)
    assert statement in str(caught.value)
    shown = "".join(traceback.format_exception(caught.value))
    assert CANARY not in shown.replace(__file__, "")


# Stopping -----------------------------------------------------------------------------------------
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


def interrupt_after(database: Database, seconds: float) -> threading.Thread:
    def run() -> None:
        time.sleep(seconds)
        database.interrupt()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_work_in_hand_stops_within_300_ms_and_leaves_no_trace(database):
    stopper = interrupt_after(database, 0.05)
    begun = time.monotonic()
    with pytest.raises(Interrupted), database.transaction():
        database.execute("INSERT INTO note (words) VALUES ('half done')")
        database.query(ENDLESS)
    assert time.monotonic() - begun < 0.05 + 0.3
    stopper.join()
    assert notes(database) == []


def test_many_small_statements_of_one_transaction_stop_as_well(database):
    stopper = interrupt_after(database, 0.02)
    with pytest.raises(Interrupted), database.transaction():
        while True:
            database.execute("INSERT INTO note (words) VALUES ('and another')")
    stopper.join()
    assert notes(database) == []


def test_interrupting_an_idle_database_does_not_hurt_the_next_save(database):
    database.interrupt()
    database.execute("INSERT INTO note (words) VALUES ('the draft')")
    assert notes(database) == ["the draft"]


def test_after_a_stop_the_next_save_works(database):
    stopper = interrupt_after(database, 0.05)
    with pytest.raises(Interrupted):
        database.query(ENDLESS)
    stopper.join()
    database.execute("INSERT INTO note (words) VALUES ('the draft')")
    assert notes(database) == ["the draft"]


def test_closing_and_interrupting_in_any_order_is_safe(path, database):
    database.close()
    database.close()
    database.interrupt()
    with pytest.raises(SessionClosed):
        database.query("SELECT 1")
    with pytest.raises(SessionClosed), database.transaction():
        pass


# Whole-file work ----------------------------------------------------------------------------------
def test_a_copy_is_sound_private_and_opens_with_the_same_key(path, database, tmp_path):
    database.execute("INSERT INTO note (words) VALUES (?)", (CANARY,))
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    database.copy_to(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert CANARY.encode() not in target.read_bytes()
    with closing(Database.open(target, KEY)) as copy:
        assert notes(copy) == [CANARY]
    assert {each.name for each in tmp_path.iterdir()} <= {"vault.db", "vault.db-wal", "copy.db"}


def test_a_copy_that_is_stopped_leaves_the_older_copy(database, tmp_path, monkeypatch):
    with database.transaction():
        database.execute_many("INSERT INTO note (words) VALUES (?)", [("x" * 3000,) for _ in range(200)])
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    monkeypatch.setattr(connection, "_COPY_PAGES", 1)
    stopped = 0
    for delay in (0.0, 0.002, 0.004, 0.008, 0.016, 0.03):
        stopper = interrupt_after(database, delay)
        try:
            database.copy_to(target)
        except Interrupted:
            stopped += 1
            assert target.read_bytes() == b"an older copy"
        stopper.join()
        target.write_bytes(b"an older copy")
    assert stopped
    assert database.integrity() == ()
    assert not [each.name for each in tmp_path.iterdir() if each.name.endswith(".tmp")]


def test_integrity_names_pages_but_never_words(path, database):
    with database.transaction():
        database.execute_many("INSERT INTO note (words) VALUES (?)", [(CANARY * 50,) for _ in range(40)])
    assert database.integrity() == ()
    database.close()
    content = bytearray(path.read_bytes())
    content[5 * PAGE_BYTES + 1000] ^= 1
    path.write_bytes(content)
    with closing(Database.open(path, KEY)) as damaged:
        problems = damaged.integrity()
    assert any(re.search(r"page 6\b", each) for each in problems)
    assert not any(CANARY in each for each in problems)


@pytest.mark.parametrize("open_it", [Database.open, Database.open_to_read])
@pytest.mark.parametrize(("gone", "said"), [("file", VaultMissing), ("folder", FolderUnavailable)])
def test_a_file_that_goes_away_in_the_moment_it_is_opened_is_a_fact_and_no_crash(
    tmp_path, monkeypatch, open_it, gone, said
):
    folder = tmp_path / "stick"
    folder.mkdir()
    Database.create(folder / "vault.db", KEY).close()

    def look_and_pull_it(path, *_: object) -> None:
        path.unlink()
        if gone == "folder":
            folder.rmdir()

    monkeypatch.setattr(Database, "_look_at", look_and_pull_it)
    with pytest.raises(said):
        open_it(folder / "vault.db", KEY)
