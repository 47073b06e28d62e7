# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Secret Service for one test: a bus of its own with gnome-keyring or KeePassXC on it, to be locked or hung."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from secretstorage.exceptions import SecretServiceNotAvailableException

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
_KEEPASSXC_ROOT = "2b8b0d9c-3a5c-4b1e-9c55-1f4f6a1a9a10"
_KEEPASSXC_DATABASE = f"""<KeePassFile><Meta><DatabaseName>everything</DatabaseName><CustomData><Item>
<Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{{{_KEEPASSXC_ROOT}}}</Value></Item></CustomData></Meta>
<Root><Group><UUID>{base64.b64encode(uuid.UUID(_KEEPASSXC_ROOT).bytes).decode()}</UUID><Name>Root</Name></Group>
<DeletedObjects/></Root></KeePassFile>"""
_KEEPASSXC_SETTINGS = """[General]
ConfigVersion=2
SingleInstance=false
UpdateCheckMessageShown=true
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=false
ConfirmDeleteItem=false
[GUI]
CheckForUpdates=false
"""
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
PROMPTER = "org.gnome.keyring.SystemPrompter"


class OwnBus:
    """A session bus that starts nothing by itself and has an empty home beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"unix:path={folder / 'bus'}"
        self._programs: list[subprocess.Popen[bytes]] = []
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(socket=folder / "bus"))
        bus = self._start(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"])
        assert bus.stdout is not None
        bus.stdout.readline()  # the address: it is up

    def environment(self) -> dict[str, str]:
        """Return an environment in which nothing leads to the person's own keychain."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        homes = {
            name: str(self.folder / name.lower())
            for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        }
        for home in homes.values():
            Path(home).mkdir(mode=0o700, exist_ok=True)
        return kept | homes | {"DBUS_SESSION_BUS_ADDRESS": self.address}

    def start_keyring(self, password: bytes | None) -> None:
        """Start gnome-keyring, with its login collection unlocked by `password`, or fresh and without one."""
        arguments = ["--unlock"] if password is not None else []
        keyring = self._start(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *arguments], stdin=password or b""
        )
        with contextlib.closing(open_dbus_connection(self.address)) as connection:
            for _ in range(500):
                assert keyring.poll() is None, "gnome-keyring ended"
                message = new_method_call(_BUS, "NameHasOwner", "s", ("org.freedesktop.secrets",))
                if connection.send_and_get_reply(message, timeout=5).body[0]:
                    return
                threading.Event().wait(0.01)
        raise AssertionError("gnome-keyring did not come up")

    def start_keepassxc(self, *, unlocked: bool = True) -> None:
        """Start KeePassXC with a database whose entries every program of the account may use."""
        database, settings = self.folder / "everything.kdbx", self.folder / "keepassxc.ini"
        (self.folder / "everything.xml").write_text(_KEEPASSXC_DATABASE)
        settings.write_text(_KEEPASSXC_SETTINGS)
        command = ["keepassxc-cli", "import", "-q", "-p", str(self.folder / "everything.xml"), str(database)]
        subprocess.run(command, input=b"open\nopen\n", env=self.environment(), check=True, stderr=subprocess.DEVNULL)
        command = ["keepassxc", "--config", str(settings), "--localconfig", str(self.folder / "keepassxc-here.ini")]
        opening = [*command, *(["--pw-stdin"] if unlocked else []), str(database)]
        keepassxc = self._start(opening, stdin=b"open\n" if unlocked else None, QT_QPA_PLATFORM="offscreen")
        for _ in range(1000):
            assert keepassxc.poll() is None, "KeePassXC ended"
            if unlocked in self._collections():
                return
            threading.Event().wait(0.02)
        raise AssertionError("KeePassXC did not open its database")

    def _collections(self) -> list[bool]:
        """Return of each collection whether it is open."""
        with contextlib.closing(open_dbus_connection(self.address)) as connection:
            try:
                return [not each.is_locked() for each in secretstorage.get_all_collections(connection)]
            except SecretServiceNotAvailableException:
                return []

    def lock(self) -> None:
        """Lock the collection, as the screen lock does."""
        with contextlib.closing(open_dbus_connection(self.address)) as connection:
            secretstorage.get_default_collection(connection).lock()

    def labels(self) -> list[str]:
        """Return what the keychain's own window shows of its items."""
        with contextlib.closing(open_dbus_connection(self.address)) as connection:
            return [item.get_label() for item in secretstorage.get_default_collection(connection).get_all_items()]

    @contextlib.contextmanager
    def never_answering(self) -> Iterator[None]:
        """Put a window on the bus that is asked for the password and is never answered."""
        with contextlib.closing(open_dbus_connection(self.address)) as prompter:
            prompter.send_and_get_reply(new_method_call(_BUS, "RequestName", "su", (PROMPTER, 4)), timeout=5)
            yield

    def _start(self, command: list[str], stdin: bytes | None = None, **more: str) -> subprocess.Popen[bytes]:
        program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment() | more,
        )
        self._programs.append(program)
        if stdin is not None and program.stdin is not None:
            program.stdin.write(stdin)
            program.stdin.close()
        return program

    def stop(self) -> None:
        """End everything that was started."""
        for program in reversed(self._programs):
            program.kill()
            program.wait()
            if program.stdout is not None:
                program.stdout.close()


@contextlib.contextmanager
def own_bus() -> Iterator[OwnBus]:
    """Lend a bus; its folder is short, for socket names may not be long."""
    folder = Path(tempfile.mkdtemp(prefix="wl-bus-"))
    bus = OwnBus(folder)
    try:
        yield bus
    finally:
        bus.stop()
        shutil.rmtree(folder)
