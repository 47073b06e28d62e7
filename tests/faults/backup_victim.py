# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dies, runs out of room or loses its folder while it makes, empties or restores a backup; run through `victim.run`."""

from __future__ import annotations

import itertools
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.app.writing import roots, write
from tests.faults.victim import died, dying_at, error_of
from tests.vault.profiles import CHEAP, fingerprints
from tests.world import PASSPHRASE, StandingClock, door_at, new_session
from waterline.app import journal, restoring, safekeeping
from waterline.app import session as doors
from waterline.app.restoring import Typed
from waterline.app.session import Door, Session
from waterline.domain.errors import BackupFailed, WaterlineError
from waterline.vault import keyslots
from waterline.vault.backup import Backup, backups_in
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.header_file import write_header

MODULE = "tests.faults.backup_victim"
TYPED = Typed(doors.PASSPHRASE, PASSPHRASE)
Report = dict[str, Any]


# A profile to deal blows to -----------------------------------------------------------------------
def prepare(base: Path) -> Path:
    """Make a profile with a backup of one entry, and with a second entry since."""
    clock = StandingClock()
    session, _ = new_session(door_at(base / "model", clock))
    write(session, "first")
    safekeeping.back_up_now(session)
    clock.pass_time(days=1)
    write(session, "second")
    session.close()
    return base / "model"


def rounds(
    folder: str,
    action: Callable[[Session], object],
    look: Callable[[Door], Report] = lambda door: _look(door),
    arrange: Callable[[Path], object] = lambda model: None,
) -> Iterator[Report]:
    """Do the action on a copy of the profile and die before its step 1, 2, 3 …; look at each wreck."""
    model = prepare(Path(folder))
    arrange(model)
    for call in range(1, 2000):
        place = Path(folder) / f"{call}"
        shutil.copytree(model, place)
        clock = StandingClock()
        clock.pass_time(days=2)
        door = door_at(place, clock)

        def act(door: Door = door, call: int = call) -> None:
            session = doors.open_with_passphrase(door, PASSPHRASE)
            with dying_at(call):
                action(session)

        killed = died(act)
        yield {"killed": killed} | look(door)
        shutil.rmtree(place)
        if not killed:
            return


def opened(door: Door) -> Session:
    """Open the journal as the program does at its start."""
    doors.state(door)
    return doors.open_with_passphrase(door, PASSPHRASE)


def _look(door: Door) -> Report:
    session = opened(door)
    lines = safekeeping.backups(session).lines
    report = {
        "roots": roots(session),
        "sound": session.vault.integrity() == (),
        "due": safekeeping.keeping(session).due,
        "backups": [[line.state, line.contents.entries if line.contents else None] for line in lines],
    }
    write(session, "and on")
    safekeeping.back_up_now(session)
    session.close()
    report["left over"] = sorted(each.name for each in door.files.folder.rglob(".*"))
    return report


# Dying --------------------------------------------------------------------------------------------
def die_while_backing_up(folder: str) -> list[Report]:
    """Make a backup."""
    return list(rounds(folder, safekeeping.back_up_now))


def die_while_purging(folder: str) -> list[Report]:
    """Take the first entry out of the backup."""

    def purge(session: Session) -> None:
        (first,) = [line for line in journal.timeline(session) if line.root == "first"]
        safekeeping.purge_from_backups(session, first.id)

    return list(rounds(folder, purge))


def die_while_restoring(folder: str) -> list[Report]:
    """Let the backup take the journal's place, from inside."""

    def restore(session: Session) -> None:
        (line,) = safekeeping.backups(session).lines
        restoring.prepare(session, line.backup)
        restoring.restore(session)

    return list(rounds(folder, restore))


def die_while_restoring_at_the_door(folder: str) -> list[Report]:
    """Let the backup take the journal's place with its own header, for only that fits what is typed."""

    def restore(session: Session) -> None:
        session.close()
        door = session.door
        _restore_at_door(door, *backups_in(door.files.backups))

    def look(door: Door) -> Report:
        doors.state(door)
        try:
            return _look(door)
        except WaterlineError as error:
            return {"roots": [type(error).__name__], "sound": True, "due": True, "backups": [], "left over": []}

    return list(rounds(folder, restore, look))


def _restore_at_door(door: Door, backup: Backup) -> None:
    header = doors.read_header(door.files)
    key = keyslots.open_with_passphrase(header, PASSPHRASE)
    slot = keyslots.passphrase_slot(header, key, "another lamp burns", CHEAP)
    doors.change_header(door, lambda header: header.with_slot_instead(slot))
    restoring.restore_at_door(door, backup, TYPED).close()


def die_while_renewing(folder: str) -> list[Report]:
    """Encrypt the backup anew, under the key the journal has since."""
    former = bytes(range(32))

    def put_under_another_key(model: Path) -> None:
        (backup,) = backups_in(model / "backups")
        header = doors.read_header(backup.files)
        with closing(
            Database.open(backup.files.database, keyslots.open_with_passphrase(header, PASSPHRASE))
        ) as database:
            database.copy_to(backup.folder / "under.another", key=former)
        (backup.folder / "under.another").replace(backup.files.database)
        header = replace(header, fingerprint=keyslots.fingerprint(former), slots=())
        write_header(backup.files, header.with_slot(keyslots.passphrase_slot(header, former, "an older lamp", CHEAP)))

    def renew(session: Session) -> None:
        session.vault.former_key = former
        safekeeping.renew_backups(session)

    return list(rounds(folder, renew, arrange=put_under_another_key))


def die_while_salvaging(folder: str) -> list[Report]:
    """Save what can be read of a journal whose first page is gone."""
    model = prepare(Path(folder))
    content = (model / "vault.db").read_bytes()
    wreck = bytes(PAGE_BYTES) + content[PAGE_BYTES:]
    (model / "vault.db").write_bytes(wreck)
    reports = []
    for call in range(1, 2000):
        door = door_at(shutil.copytree(model, Path(folder) / f"{call}"), StandingClock())

        def act(door: Door = door, call: int = call) -> None:
            with dying_at(call):
                restoring.salvage_at_door(door, doors.PASSPHRASE, PASSPHRASE)[0].close()

        killed = died(act)
        doors.state(door)
        kept = any(each.read_bytes() == wreck for each in door.files.folder.rglob("vault.db"))
        error = error_of(lambda door=door: doors.open_with_passphrase(door, PASSPHRASE).close())
        if error:
            restoring.salvage_at_door(door, doors.PASSPHRASE, PASSPHRASE)[0].close()
        session = opened(door)
        reports.append({"killed": killed, "kept": kept, "error": error, "roots": roots(session)})
        session.close()
        shutil.rmtree(door.files.folder)
        if not killed:
            break
    return reports


def back_up_for_ever(folder: str) -> None:
    """Write and back up again and again, and say on standard output how many entries are safe in a backup."""
    clock = StandingClock()
    session, _ = new_session(door_at(Path(folder), clock))
    for number in itertools.count(1):
        write(session, f"{number} " + "long " * 10_000)
        safekeeping.back_up_now(session)
        clock.pass_time(days=1)
        print(number, flush=True)


# Full, gone, forbidden ----------------------------------------------------------------------------
def back_up_without_room(folder: str, target: str) -> Report:
    """Make backups in `target`, a small disk, until there is no room; look whether all before are there still."""
    session, clock = _with_a_backup_in(Path(folder), Path(target))
    ballast = Path(target) / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(target).free - 60 * 1024))  # less than any backup takes
    clock.pass_time(days=1)
    write(session, "one more")
    report = _try_a_backup(session, Path(target))
    ballast.unlink()
    return report | _with_room_again(session)


def back_up_where_no_file_may_grow(folder: str, target: str, limit: str) -> Report:
    """Do the same where the largest size a file may have is what there is no more of."""
    session, clock = _with_a_backup_in(Path(folder), Path(target))
    for number in range(60):
        write(session, f"{number} " + "long " * 4000)
    session.vault.checkpoint()
    clock.pass_time(days=1)

    @contextmanager
    def limited() -> Iterator[None]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return _try_a_backup(session, Path(target), during=limited()) | _with_room_again(session)


def _with_a_backup_in(folder: Path, target: Path) -> tuple[Session, StandingClock]:
    clock = StandingClock()
    session, _ = new_session(door_at(folder / "profile", clock))
    safekeeping.choose_folder(session, target)
    safekeeping.back_up_now(session)
    return session, clock


def _with_room_again(session: Session) -> Report:
    done = safekeeping.back_up_if_due(session)
    states = [line.state for line in safekeeping.backups(session).lines]
    session.close()
    return {"with room again": done, "states": states}


def back_up_where_nothing_may_be_written(folder: str) -> Report:
    """Make a backup in a folder this account may not write to."""
    base = Path(folder)
    if os.geteuid() == 0:
        os.chown(base, 65534, 65534)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    target = base / "stick"
    target.mkdir()
    session, _ = new_session(door_at(base / "profile", StandingClock()))
    safekeeping.choose_folder(session, target)
    safekeeping.back_up_now(session)
    write(session, "one more")
    target.chmod(0o500)
    report = _try_a_backup(session, target) | {
        "chosen anew": error_of(lambda: safekeeping.choose_folder(session, target))
    }
    target.chmod(0o700)
    report["then"] = safekeeping.back_up_if_due(session)
    session.close()
    return report


def unplug_while_backing_up(folder: str) -> Report:
    """Take the folder away while the backup is being written into it, and bring it back."""
    base = Path(folder)
    target, away = base / "stick", base / "away"
    target.mkdir()
    session, _ = new_session(door_at(base / "profile", StandingClock()))
    safekeeping.choose_folder(session, target)
    safekeeping.back_up_now(session)
    for number in range(60):
        write(session, f"{number} " + "long " * 4000)

    def unplug(done: int, _every: int) -> None:
        if target.exists():
            target.rename(away)

    report = _try_a_backup(session, away, unplug)
    report["out of reach"] = [each.name for each in safekeeping.backups(session).out_of_reach]
    away.rename(target)
    report["plugged in again"] = safekeeping.back_up_if_due(session)
    report["left over"] = sorted(each.name for each in target.rglob(".*"))
    session.close()
    return report


def _try_a_backup(
    session: Session,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    during: AbstractContextManager[None] | None = None,
) -> Report:
    before = {name: found for name, found in fingerprints(target).items() if "ballast" not in name}
    reason = ""
    with during or nullcontext():
        try:
            safekeeping.back_up_now(session, progress)
        except BackupFailed as error:
            reason = type(error.reason).__name__
    after = fingerprints(target)
    return {
        "reason": reason,
        "backups before untouched": all(after.get(name) == found for name, found in before.items()),
        "still due": safekeeping.keeping(session).due,
        "journal sound": session.vault.integrity() == (),
        "journal takes words": bool(write(session, "still writing")),
    }


SCENARIOS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        die_while_backing_up,
        die_while_purging,
        die_while_restoring,
        die_while_restoring_at_the_door,
        die_while_renewing,
        die_while_salvaging,
        back_up_for_ever,
        back_up_without_room,
        back_up_where_no_file_may_grow,
        back_up_where_nothing_may_be_written,
        unplug_while_backing_up,
    )
}

if __name__ == "__main__":
    print(json.dumps(SCENARIOS[sys.argv[1]](*sys.argv[2:])))
