# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program of its own that blows are dealt to: it dies, runs out of room or lacks permission, and reports in JSON.

Run as `python -m tests.faults.victim SCENARIO ARGUMENT…` through `run`. It has one thread, so it may fork.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.vault.profiles import CHEAP, PASSPHRASE, a_draft, a_plan, a_vault, an_entry, fingerprints, reopen
from waterline.domain.entry import Answers
from waterline.domain.errors import WaterlineError
from waterline.vault import keyslots
from waterline.vault.connection import Database
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import Kdf
from waterline.vault.header_file import read_header, write_header
from waterline.vault.vault import Vault, open_vault, vault_state

REPOSITORY = Path(__file__).parents[2]


def command(scenario: str, *arguments: object, within: Sequence[str] = (), module: str = __spec__.name) -> list[str]:
    """Return the command line of a scenario, run `within` another program where one is given."""
    return [*within, sys.executable, "-m", module, scenario, *map(str, arguments)]


def environment() -> dict[str, str]:
    """Return an environment in which the scenario finds the code under test."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])}


def run(scenario: str, *arguments: object, within: Sequence[str] = (), module: str = __spec__.name) -> Any:
    """Run a scenario of `module` to its end and return what it reported."""
    words = command(scenario, *arguments, within=within, module=module)
    done = subprocess.run(words, capture_output=True, text=True, env=environment(), timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextlib.contextmanager
def dying_at(call: int) -> Iterator[None]:
    """Kill this process, as kill -9 does, right before its `call`-th step towards the disk."""
    left = call

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **more)

        return step

    for name in ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "chmod", "fchmod"):
        setattr(os, name, counted(getattr(os, name)))
    Database._run = counted(Database._run)
    Database.close = counted(Database.close)
    yield


def died(action: Callable[[], None]) -> bool:
    """Run the action in a child and tell whether it was killed on the way."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            action()
            os._exit(0)
        os._exit(1)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the child failed instead of dying")
    return os.WIFSIGNALED(status)


def error_of(action: Callable[[], Any]) -> str:
    """Run the action and return the name of the error it raised, or ""."""
    try:
        action()
    except WaterlineError as error:
        return type(error).__name__
    return ""


# Scenarios ----------------------------------------------------------------------------------------
def leave_log(path: str, key: str, *statements: str) -> None:
    """Change a database and die before its log is moved into it."""
    left_open = Database.open(Path(path), bytes.fromhex(key))
    for statement in statements:
        left_open.execute(statement)
    print("null", flush=True)
    os._exit(0)


def die_while_creating(folder: str) -> list[dict[str, Any]]:
    """Create a vault and die before step 1, 2, 3 … until one creation comes to its end; look at each wreck."""
    rounds = []
    for call in range(1, 1000):
        files = ProfileFiles(Path(folder) / f"{call}")
        plan = a_plan(files)

        def create(files: ProfileFiles = files, plan: VaultPlan = plan, call: int = call) -> None:
            with dying_at(call):
                create_vault(files, plan).close()

        killed = died(create)
        state = vault_state(files).value
        rounds.append({"killed": killed, "state": state} | _wreck(files, plan, state))
        if not killed:
            break
    return rounds


def _wreck(files: ProfileFiles, plan: VaultPlan, state: str) -> dict[str, Any]:
    if state == "new":
        a_vault(files).close()
        return {"usable": _opens(files)}
    header = read_header(files)
    vault = open_vault(files, header, keyslots.open_with_recovery_code(header, plan.recovery_code.shown))
    vault.close()
    again = error_of(lambda: create_vault(files, plan))
    return {"usable": _opens(files), "again": again}


def _opens(files: ProfileFiles) -> bool:
    vault = reopen(files)
    vault.entries.add(an_entry("first"))
    sound = vault.integrity() == ()
    vault.close()
    return sound


def die_while_changing_slots(folder: str) -> list[dict[str, Any]]:
    """Give the vault another passphrase and die before each step; tell by which of the two it opens then."""
    rounds = []
    for call in range(1, 1000):
        files = ProfileFiles(Path(folder) / f"{call}")
        a_vault(files).close()

        def change(files: ProfileFiles = files, call: int = call) -> None:
            vault = reopen(files)
            slot = keyslots.passphrase_slot(vault.header, vault.data_key, "another lamp", CHEAP)
            with dying_at(call):
                vault.change_header(lambda header: header.with_slot_instead(slot))

        killed = died(change)
        words = (PASSPHRASE, "another lamp")
        rounds.append({"killed": killed, "opens": [word for word in words if _opens_by(files, word)]})
        if not killed:
            break
    return rounds


def die_while_rekeying(folder: str) -> list[dict[str, Any]]:
    """Give the vault another key and die before each step; tell by which passphrase it opens and what is in it then."""
    rounds = []
    for call in range(1, 1000):
        files = ProfileFiles(Path(folder) / f"{call}")
        with contextlib.closing(a_vault(files)) as vault:
            vault.entries.add(an_entry("kept"))
            vault.seal(a_draft("sealed"))

        def change(files: ProfileFiles = files, call: int = call) -> None:
            vault = reopen(files)
            plan = VaultPlan.again(vault.header).with_passphrase("another lamp", CHEAP)
            with dying_at(call):
                vault.rekey(plan.header, plan.data_key)

        killed = died(change)
        state = vault_state(files).value
        opens = [word for word in (PASSPHRASE, "another lamp") if _opens_by(files, word)]
        rounds.append({"killed": killed, "state": state, "opens": opens} | _after_rekeying(files, opens[0]))
        if not killed:
            break
    return rounds


def _after_rekeying(files: ProfileFiles, passphrase: str) -> dict[str, Any]:
    header = read_header(files)
    with contextlib.closing(open_vault(files, header, keyslots.open_with_passphrase(header, passphrase))) as vault:
        folded = vault.fold_sidecar().drafts
        whole = vault.entries.get("kept") == an_entry("kept") and vault.integrity() == ()
    return {"whole": whole, "folded": folded, "files": sorted(fingerprints(files.folder))}


def _opens_by(files: ProfileFiles, passphrase: str) -> bool:
    return not error_of(lambda: keyslots.open_with_passphrase(read_header(files), passphrase))


def type_for_ever(folder: str) -> None:
    """Keep a draft again and again, and say on standard output what is safe."""
    vault = reopen(ProfileFiles(Path(folder)))
    number = 0
    while True:
        number += 1
        vault.drafts.keep(a_draft("typing", f"{number} " + "word " * (number % 400), changed_ms=number))
        if number % 5 == 0:
            with vault.transaction():
                vault.entries.add(an_entry(f"entry {number}"))
                vault.drafts.keep(a_draft(f"pair {number}"))
        print(number, flush=True)


def run_out_of_room(folder: str, limit: str = "") -> dict[str, Any]:
    """Write until there is no room, see what is left, make room, and go on.

    With `limit` the room is the largest size a file may have, where no small disk can be mounted.
    """
    files = ProfileFiles(Path(folder) / "profile")
    vault = a_vault(files)
    ballast = files.folder.parent / "ballast"
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    else:
        ballast.write_bytes(bytes(1000 * 1024))
    kept, report = _save_until_it_fails(vault)
    report["when keeping a draft"] = error_of(lambda: vault.drafts.keep(a_draft("draft", "y" * 400_000)))
    report["still readable"] = all(vault.entries.get(f"{each}") is not None for each in range(kept))
    report["nothing half saved"] = vault.entries.get(f"{kept}") is None and vault.drafts.list() == []
    vault.close()
    report["reopened while full"] = error_of(lambda: _count_entries(files, kept))
    ballast.unlink(missing_ok=True)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    vault = reopen(files)
    vault.drafts.keep(a_draft("draft"))
    report["after making room"] = len(vault.entries.timeline(None, 10_000)) == kept and vault.integrity() == ()
    vault.close()
    return report | {"kept": kept}


def last_words_on_a_full_disk(folder: str) -> dict[str, Any]:
    """Fill the disk to its last byte, go on typing in two drafts, leave, come back while it is full, then make room."""
    files = ProfileFiles(Path(folder) / "profile")
    vault = a_vault(files)
    vault.set_room_aside()
    vault.drafts.keep(a_draft("first", "as it stood", changed_ms=1))
    ballast = files.folder.parent / "ballast"
    _fill_the_disk(ballast)
    report: dict[str, Any] = {"when keeping": error_of(lambda: vault.drafts.keep(a_draft("first", "y" * 40_000)))}
    for at in range(2, 9):
        vault.seal(a_draft("first", f"typed {at}", changed_ms=at))
        vault.seal(a_draft("second", f"also {at}", changed_ms=at))
    vault.close()
    vault = reopen(files)
    error_of(vault.fold_sidecar)  # whether there happens to be room for so little, it must cost nothing
    vault.close()
    ballast.unlink()
    vault = reopen(files)
    vault.fold_sidecar()
    report["in the end"] = {draft.id: draft.answers.root for draft in vault.drafts.list()}
    vault.close()
    return report


def _fill_the_disk(ballast: Path) -> None:
    with open(ballast, "wb", buffering=0) as file:
        for piece in (65_536, 4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(piece))


def _save_until_it_fails(vault: Vault) -> tuple[int, dict[str, Any]]:
    for kept in itertools.count():
        entry = an_entry(f"{kept}", Answers(root="x" * 20_000))
        if error := error_of(lambda entry=entry: vault.entries.add(entry)):
            return kept, {"when saving": error}
    raise AssertionError


def _count_entries(files: ProfileFiles, expected: int) -> None:
    vault = reopen(files)
    assert len(vault.entries.timeline(None, 10_000)) == expected
    vault.close()


def create_without_room(folder: str, ballast: str) -> dict[str, Any]:
    """Try to make a vault on a disk with hardly any room, then with some."""
    files = ProfileFiles(Path(folder) / "profile")
    files.prepare_folder()
    filler = files.folder.parent / "ballast"
    filler.write_bytes(bytes(int(ballast)))
    report: dict[str, Any] = {"error": error_of(lambda: a_vault(files))}
    report["left behind"] = sorted(each.name for each in files.folder.iterdir())
    filler.unlink()
    a_vault(files).close()
    return report | {"then": _opens(files)}


def not_allowed_to_write(folder: str, folder_mode: str, file_mode: str) -> dict[str, str]:
    """Make a vault, forbid writing, and try to use it; without root's privilege of ignoring permissions."""
    base = Path(folder)
    if os.geteuid() == 0:
        os.chown(base, 65534, 65534)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    files = ProfileFiles(base / "profile")
    plan = a_plan(files)
    create_vault(files, plan).close()
    for each in files.folder.iterdir():
        each.chmod(int(file_mode, 8))
    files.folder.chmod(int(folder_mode, 8))
    return _try_everything(files, plan)


def mounted_read_only(folder: str) -> dict[str, str]:
    """Make a vault on a disk of our own, remount that read-only, and try to use it."""
    files = ProfileFiles(Path(folder) / "profile")
    plan = a_plan(files)
    create_vault(files, plan).close()
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    return _try_everything(files, plan)


def _try_everything(files: ProfileFiles, plan: VaultPlan) -> dict[str, str]:
    before = fingerprints(files.folder)
    header = read_header(files)
    report = {
        "prepare the folder": error_of(files.prepare_folder),
        "open": error_of(lambda: reopen(files)),
        "write the header": error_of(lambda: _write_header(files, header, plan)),
        "create": error_of(lambda: a_vault(ProfileFiles(files.folder / "inside"))),
    }
    return report | {"unchanged": str(fingerprints(files.folder) == before)}


def _write_header(files: ProfileFiles, header: Any, plan: VaultPlan) -> None:
    """Write the header as changing a slot does."""
    write_header(files, header.with_slot_instead(plan.header.slots[0]))


def short_of_memory() -> str:
    """Try a passphrase of the real cost with a quarter of the memory it takes."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 64 * 1024 * 1024, resource.RLIM_INFINITY))
    return error_of(lambda: keyslots.stretch(PASSPHRASE, Kdf(bytes(16), keyslots.DEFAULT_COST)))


# The disk fails under an open journal --------------------------------------------------------------
def a_closed_vault(folder: Path) -> ProfileFiles:
    """Make a vault that opens by PASSPHRASE in `folder`."""
    files = ProfileFiles(Path(folder) / "profile")
    vault = a_vault(files)
    vault.set_room_aside()
    vault.close()
    return files


def save_until_the_disk_fails(folder: str) -> dict[str, Any]:
    """Save until saving fails; then try a draft, and seal it."""
    vault = reopen(ProfileFiles(Path(folder) / "profile"))
    kept, report = _save_until_it_fails(vault)
    draft = a_draft("last", "the last words")
    report["when keeping a draft"] = error_of(lambda: vault.drafts.keep(draft))
    report["sealed instead"] = error_of(lambda: vault.seal(draft))
    vault.close()
    return report | {"kept": kept}


def what_is_there(folder: str) -> dict[str, Any]:
    """Open in peace and count."""
    vault = reopen(ProfileFiles(Path(folder) / "profile"))
    vault.fold_sidecar()
    found = {
        "entries": len(vault.entries.timeline(None, 10_000)),
        "drafts": [each.answers.root for each in vault.drafts.list()],
    }
    assert vault.integrity() == ()
    vault.close()
    return found


def what_opening_says(folder: str) -> str:
    """Open and close."""
    return error_of(lambda: reopen(ProfileFiles(Path(folder) / "profile")).close())


def folder_pulled_away(folder: str) -> dict[str, Any]:
    """Write while the folder is there, while it is not, and when it is there again."""
    files = a_closed_vault(Path(folder))
    vault = reopen(files)
    for each in range(3):
        vault.entries.add(an_entry(f"{each}"))
    away = files.folder.with_name("pulled out")
    files.folder.rename(away)
    draft = a_draft("draft", "typed while it was gone")
    report: dict[str, Any] = {
        "while it is gone, keeping": error_of(lambda: vault.drafts.keep(draft)),
        "while it is gone, saving": error_of(lambda: vault.entries.add(an_entry("gone"))),
        "while it is gone, sealing": error_of(lambda: vault.seal(draft)),
    }
    away.rename(files.folder)
    report["plugged in again, keeping"] = error_of(lambda: vault.drafts.keep(draft))
    vault.close()
    found = what_is_there(folder)
    return report | {"in the end": found["drafts"], "entries": found["entries"]}


def folder_came_back_as_another(folder: str) -> dict[str, Any]:
    """Write, and find that the same files lie on another device now; the ones held open lead nowhere."""
    files = a_closed_vault(Path(folder))
    vault = reopen(files)
    vault.entries.add(an_entry("first"))
    vault.checkpoint()
    before = files.folder.with_name("the device before")
    files.folder.rename(before)
    shutil.copytree(before, files.folder)
    draft = a_draft("draft", "after it came back")
    report: dict[str, Any] = {"keeping": error_of(lambda: vault.drafts.keep(draft))}
    vault.close()
    return report | {"in the end": what_is_there(folder)["drafts"]}


def database_deleted(folder: str) -> dict[str, Any]:
    """Write after somebody deleted the database file."""
    files = a_closed_vault(Path(folder))
    vault = reopen(files)
    files.database.unlink()
    draft = a_draft("draft")
    report = {"keeping": error_of(lambda: vault.drafts.keep(draft)), "sealed": error_of(lambda: vault.seal(draft))}
    vault.close()
    return report


SCENARIOS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        leave_log,
        die_while_creating,
        die_while_changing_slots,
        die_while_rekeying,
        type_for_ever,
        run_out_of_room,
        last_words_on_a_full_disk,
        create_without_room,
        not_allowed_to_write,
        mounted_read_only,
        short_of_memory,
        save_until_the_disk_fails,
        what_is_there,
        what_opening_says,
        folder_pulled_away,
        folder_came_back_as_another,
        database_deleted,
    )
}

if __name__ == "__main__":
    print(json.dumps(SCENARIOS[sys.argv[1]](*sys.argv[2:])))
