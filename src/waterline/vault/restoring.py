# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a backup ready to take the vault's place: a checked copy, under the vault's key, with today's schema."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from waterline.vault import changes, migrations, swap
from waterline.vault.backup import Backup
from waterline.vault.connection import Database, Progress
from waterline.vault.files import ProfileFiles, sync_file
from waterline.vault.header import Header
from waterline.vault.header_file import write_header
from waterline.vault.troubles import trouble_with


def stage(
    files: ProfileFiles,
    backup: Backup,
    backup_key: bytes,
    data_key: bytes,
    *,
    facts: Mapping[str, str] | None,
    header: Header | None = None,
    progress: Progress | None = None,
) -> None:
    """Stage a copy of `backup`, which `backup_key` opens, for the vault that `data_key` opens.

    `facts`, if any, take the place of the backup's own facts about itself. `header` is staged with it where the one in
    the profile cannot stay. Neither the backup nor the vault changes. Raises the errors of `Database.open` about the
    backup, Interrupted, and the storage errors; then nothing is staged.
    """
    staged = swap.staging(files)
    try:
        with closing(Database.open_to_read(backup.files.database, backup_key)) as database:
            migrations.refuse_foreign(database)
            database.copy_to(staged.database, key=data_key, progress=progress)
        with closing(Database.open(staged.database, data_key)) as database:
            migrations.migrate(database, lambda: None)
            settle_facts(database, facts)
        finish_staging(staged, header)
    except BaseException:
        swap.give_up(files)
        raise


def settle_facts(database: Database, facts: Mapping[str, str] | None) -> None:
    """Give a staged database its facts, where it shall not keep its own, and let the next backup be due."""
    with database.transaction():
        if facts is not None:
            database.execute("DELETE FROM meta")
            database.execute_many("INSERT INTO meta (key, value) VALUES (?, ?)", list(facts.items()))
        changes.note(database)
    database.checkpoint()


def finish_staging(staged: ProfileFiles, header: Header | None) -> None:
    """Return once all of a staged vault is on the disk."""
    try:
        sync_file(staged.database)
    except OSError as error:
        raise trouble_with(error, staged.database) from error
    if header is not None:
        write_header(staged, header)
