#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets up and starts everything from a fresh clone, with nothing but Python's standard library.

    python3 dev.py run [ARGUMENTS]     open Waterline; where there is no display, take the tour instead
    python3 dev.py tour                walk through the real app in a throw-away profile, pictures in build/tour
    python3 dev.py test [SELECTION]    check and the whole suite; with a selection, only those tests (pytest's words)
    python3 dev.py check               format, lint, types, who imports whom
    python3 dev.py bench [MODULE ...]  measure at 100 and at 100,000 entries and print one table; takes minutes
    python3 dev.py package             build the one-dir bundle and let it check itself

The first start makes .venv and installs what requirements*.lock pins; later starts only compare a stamp.
Exit status 2: something has to be installed by hand first, and the exact command was printed.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "waterline-stamp"
LINUX = sys.platform.startswith("linux")
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)

# What Linux has to bring: Debian's name for the package, and what shows that it is there: a library that loads
# or a program. tests/packaging/test_dev.py compares the Qt list with what Qt's own files ask for.
QT_LIBRARIES = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libx11-6": "libX11.so.6",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
KEYCHAIN_TOOLS = {"dbus": "dbus-daemon", "gnome-keyring": "gnome-keyring-daemon"}
BUNDLE_TOOLS = {**KEYCHAIN_TOOLS, "binutils": "objdump"}
TEST_TOOLS = {
    **BUNDLE_TOOLS,
    "keepassxc": "keepassxc",
    "openbox": "openbox",
    "python3-dbusmock": "/usr/lib/python3/dist-packages/dbusmock/__init__.py",
    "strace": "strace",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}

# verb → what it needs: a lock file for .venv, and packages of the system.
NEEDS: dict[str, tuple[str, dict[str, str]]] = {
    "run": ("requirements.lock", QT_LIBRARIES),
    "tour": ("requirements.lock", QT_LIBRARIES),
    "check": ("requirements-dev.lock", {}),
    "test": ("requirements-dev.lock", {**QT_LIBRARIES, **TEST_TOOLS}),
    "bench": ("requirements-dev.lock", QT_LIBRARIES),
    "package": ("requirements-dev.lock", {**QT_LIBRARIES, **BUNDLE_TOOLS}),
}
NEEDS_NO_WINDOW = {"doctor", "course", "--self-check", "--version", "--help", "-h"}

WITHOUT_NETWORK = (["unshare", "--net"], ["unshare", "--map-current-user", "--net"])

# Where a session of our own begins, nothing of the person's desktop, profile or Python settings goes in.
PERSONAL = ("WATERLINE_", "XDG_", "WAYLAND_", "DBUS_", "QT_", "GTK_", "GNOME_", "KDE_", "AT_SPI_", "PYTHON", "LC_")
FOR_TESTS = ("WATERLINE_KILLS",)

SIDE_BY_SIDE = max(2, min(os.cpu_count() or 2, 4))  # sessions over which the whole suite is spread


def say(text: str) -> None:
    print(text, flush=True)


def stop(text: str, status: int) -> NoReturn:
    """Ends the program with a sentence for the person; 2 means: do this by hand, then start again."""
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(status)


# Packages of the system ---------------------------------------------------------------------------
def is_there(proof: str) -> bool:
    """Tells whether a library loads, a program is found or a file is there."""
    if proof.startswith("/"):
        return Path(proof).exists()
    if ".so." not in proof:
        return shutil.which(proof) is not None
    try:
        ctypes.CDLL(proof)
    except OSError:
        return False
    return True


def missing_packages(needed: dict[str, str]) -> list[str]:
    """Lists what Linux lacks, by Debian's names; elsewhere everything comes from PyPI."""
    if not LINUX:
        return []
    importlib.invalidate_caches()
    missing = [package for package, proof in needed.items() if not is_there(proof)]
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:  # Debian packs it apart
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def may_install() -> list[str] | None:
    """Gives the words that make a command privileged without a question, or None where there are none."""
    if os.geteuid() == 0:
        return []
    asks_nothing = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n"] if asks_nothing else None


def command_by_hand(packages: list[str], root: bool) -> str:
    command = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    return command if root else f"sudo sh -c '{command}'"


def provide_packages(needed: dict[str, str]) -> None:
    """Makes the system's packages present, or prints the one command that does and stops with status 2."""
    missing = missing_packages(needed)
    if not missing:
        return
    if not shutil.which("apt-get"):
        lines = [f"  {needed.get(package, 'ensurepip')}  (Debian's package: {package})" for package in missing]
        stop("Please install these with your system's own tools, then start again:\n" + "\n".join(lines), 2)
    privilege = may_install()
    if privilege is not None:
        say(f"Installing packages of the system: {' '.join(missing)}")
        apt = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        subprocess.call([*apt, "update"])  # one unreachable source must not stand in the way of the others
        subprocess.call([*apt, "install", "-y", "--no-install-recommends", *missing])
        missing = missing_packages(needed)
    if missing:
        by_hand = command_by_hand(missing, root=privilege == [])
        stop(f"Packages of the system are missing. Please run this, then start again:\n\n    {by_hand}\n", 2)


# The virtual environment --------------------------------------------------------------------------
def key() -> str:
    """Names everything .venv was made from: this file, both locks, the Python, the place."""
    digest = hashlib.sha256()
    for name in ("dev.py", "requirements.lock", "requirements-dev.lock"):
        digest.update((ROOT / name).read_bytes())
    digest.update(repr((sys.version_info[:2], sys.platform, str(ROOT))).encode())
    return digest.hexdigest()


def stamp() -> list[str]:
    """Reads the key of the last set-up and the verbs it made ready; empty where it no longer holds."""
    try:
        lines = STAMP.read_text(encoding="ascii").split()
    except OSError:
        return []
    return lines if lines[:1] == [key()] and PYTHON.exists() else []


def make_venv() -> None:
    """Makes .venv, anew only where it is half made or belongs to another Python version."""
    question = [str(PYTHON), "-c", "import pip, sys; print(*sys.version_info[:2])"]
    ours = "{} {}".format(*sys.version_info)
    if PYTHON.exists() and subprocess.run(question, capture_output=True, text=True).stdout.strip() == ours:
        return
    say(f"Making {VENV}")
    base = getattr(sys, "_base_executable", sys.executable)
    subprocess.run([base, "-m", "venv", "--clear", str(VENV)], check=True)


def install(lock: str) -> None:
    """Installs exactly what the lock pins, each file checked against its hash, and puts src/ on the path."""
    say(f"Installing what {lock} lists (the first time takes a minute or two)")
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "-r", str(ROOT / lock)]
    if not sys.stdout.isatty():
        command.append("--quiet")
    if subprocess.call(command) != 0:
        stop("The packages could not be installed; the lines above say why. Is the network reachable?", 1)
    library = "Lib" if WINDOWS else f"lib/python3.{sys.version_info.minor}"
    (VENV / library / "site-packages" / "waterline.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def get_ready(verb: str) -> None:
    """Brings everything `verb` needs; where the stamp holds this costs some milliseconds."""
    done = stamp()
    if verb in done[1:]:
        return
    lock, packages = NEEDS[verb]
    provide_packages(packages)
    if not done:
        STAMP.unlink(missing_ok=True)  # from here until the end nothing is ready
    make_venv()
    install(lock)
    STAMP.write_text("\n".join([key(), *done[1:], verb]) + "\n", encoding="ascii")


# Running programs ---------------------------------------------------------------------------------
def call(command: list[str], env: dict[str, str] | None = None, cwd: Path | None = ROOT) -> int:
    """Runs a program to its end, also through Ctrl+C, and never leaves it behind."""
    process = subprocess.Popen(command, cwd=cwd, env=env)
    try:
        status = process.wait()
    except KeyboardInterrupt:  # the program had the same Ctrl+C and is tidying up
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        status = 130
    finally:
        end(process, signal.SIGINT)
    return status if status >= 0 else 128 - status


def end(process: subprocess.Popen, politely: int) -> None:
    """Makes sure that a program has ended: a request, five seconds, then by force."""
    if process.poll() is None:
        process.terminate() if WINDOWS else process.send_signal(politely)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def become(command: list[str], env: dict[str, str]) -> int:
    """Turns this process into the program, so that signals and exit status are its own; Windows has to wait."""
    if WINDOWS:
        return call(command, env, cwd=None)
    os.execve(command[0], command, env)


def server(stack: contextlib.ExitStack, command: list[str], env: dict[str, str], answers: str = "") -> str:
    """Starts a background program that ends with `stack`, and with us; returns the line it announces itself with."""
    name = command[0]
    reading, writing = os.pipe()
    if answers:
        command = [*command, *answers.format(writing).split()]
    if shutil.which("setpriv"):  # so that even kill -9 on us leaves nothing running
        command = ["setpriv", "--pdeathsig", "TERM", *command]
    log = Path(env["TMPDIR"]) / f"{name}.log"
    with open(log, "ab") as said:  # a session of its own: Ctrl+C is for the tests, and this ends after them
        streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
        process = subprocess.Popen(command, env=env, pass_fds=[writing], start_new_session=True, **streams)
    os.close(writing)
    stack.callback(end, process, signal.SIGTERM)
    with open(reading, encoding="utf-8") as announcement:
        if not answers:
            return ""
        ready, _, _ = select.select([announcement], [], [], 20)
        line = announcement.readline().strip() if ready else ""
    if not line:
        stop(f"{name} did not start:\n{log.read_text(errors='replace')}", 1)
    return line


def own_environment(folder: Path) -> dict[str, str]:
    """Gives an environment whose home, temp and runtime folders are empty ones below `folder`."""
    kept = (name for name in os.environ if name in FOR_TESTS or not name.startswith(PERSONAL))
    env = {name: os.environ[name] for name in kept}
    for name in ("home", "run", "tmp"):
        (folder / name).mkdir(mode=0o700)
    env["QT_QPA_PLATFORM"] = "offscreen"
    if not LINUX:
        env["WATERLINE_PROFILE"] = str(folder / "profile")
        return env
    env.update(HOME=str(folder / "home"), XDG_RUNTIME_DIR=str(folder / "run"), TMPDIR=str(folder / "tmp"))
    env["LC_ALL"] = "C.UTF-8"
    env.pop("DISPLAY", None)
    return env


@contextlib.contextmanager
def own_session(window: bool):
    """Lends an environment with an empty home, a session bus and, if wanted, an X display with a window manager.

    Nothing in it can reach the person's profile, keychain or screen; everything ends with the block.
    """
    with contextlib.ExitStack() as stack:
        made = tempfile.TemporaryDirectory(prefix="wl-", ignore_cleanup_errors=True)  # short: sockets live below it
        folder = Path(stack.enter_context(made))
        env = own_environment(folder)
        if LINUX:
            bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:dir={folder / 'run'}"]
            # The bus starts without DISPLAY: a keychain that it wakes up then refuses at once instead of asking.
            env["DBUS_SESSION_BUS_ADDRESS"] = server(stack, bus, env, "--print-address={}")
            if window:
                screen = ["Xvfb", free_display(), "-screen", "0", "1280x1000x24", "-nolisten", "tcp", "-noreset"]
                env["DISPLAY"] = ":" + server(stack, screen, env, "-displayfd {}")
                env["QT_QPA_PLATFORM"] = "xcb"
                up = folder / "openbox-is-up"
                server(stack, ["openbox", "--sm-disable", "--startup", f"touch {up}"], env)
                wait_for(up)
        yield env


def free_display() -> str:
    """Names a display nobody has. Left to itself Xvfb may take one over that belongs to another network namespace."""
    first = os.getpid() % 100  # two runs side by side begin at different ones
    for number in (90 + (first + step) % 100 for step in range(100)):
        if not any(os.path.lexists(path) for path in (f"/tmp/.X{number}-lock", f"/tmp/.X11-unix/X{number}")):
            return f":{number}"
    stop("Every display from :90 to :189 is taken. Are old Xvfb processes still running?", 1)


def wait_for(file: Path, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not file.exists():
        if time.monotonic() > deadline:
            stop(f"{file.name}: not within {seconds:.0f} s", 1)
        time.sleep(0.01)


# The verbs ----------------------------------------------------------------------------------------
def run(arguments: list[str]) -> int:
    """Opens Waterline, or takes the tour where there is no display to open it on."""
    has_display = not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    env = dict(os.environ)
    if not has_display:
        if not NEEDS_NO_WINDOW.intersection(arguments):
            say("No display here: taking the tour instead.")
            return tour([])
        env["QT_QPA_PLATFORM"] = "offscreen"
    return become([str(PYTHON), "-P", "-m", "waterline", *arguments], env)


def tour(arguments: list[str]) -> int:
    """Walks through the real app offscreen and leaves a picture of every screen in build/tour."""
    command = [str(PYTHON), "-P", "-m", "tests.journeys.tour", str(ROOT / "build" / "tour"), *arguments]
    return become(command, {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"})


def check(_arguments: list[str]) -> int:
    """Runs every check, also after one has failed, and names those that did."""
    env = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}  # it would look for newer versions of itself
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = {
        "format": ["-m", "ruff", "format", "--check", "."],
        "lint": ["-m", "ruff", "check", "."],
        "types": ["-m", "pyright"],
        "imports": ["-c", lint_imports, "--no-logo"],
    }
    failed = []
    for name, arguments in checks.items():
        say(f"-- {name}")
        if call([str(PYTHON), "-P", *arguments], env) != 0:
            failed.append(name)
    if failed:
        print(f"check failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Runs the checks and the suite, some files of it side by side; with arguments only pytest, with these."""
    checked = 0 if arguments else check([])
    with contextlib.ExitStack() as stack:
        env, *others = [stack.enter_context(own_session(window=True)) for _ in range(1 if arguments else SIDE_BY_SIDE)]
        workers = [f"--tx={worker(env, each)}" for each in (env, *others)] if others else []
        spread = ["--dist=loadfile", *workers] if workers else []
        tested = call([*without_network(), str(PYTHON), "-P", "-m", "pytest", *spread, *arguments], env)
    if checked and not tested:
        print("The tests passed, but not every check did: see above.", file=sys.stderr, flush=True)
    return tested or checked


def worker(env: dict[str, str], own: dict[str, str]) -> str:
    """Describes to pytest-xdist a worker that lives in its own session, started from another one."""
    return "//".join(["popen", *(f"env:{name}={value}" for name, value in own.items() if env.get(name) != value)])


def without_network() -> list[str]:
    """Gives the words that run a program where no network is to be had, so that the suite proves it needs none."""
    for way in WITHOUT_NETWORK if LINUX and shutil.which("unshare") else ():
        if subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    say("This system gives no room without a network: the suite runs with one.")
    return []


def bench(arguments: list[str]) -> int:
    """Measures in a session of its own, offscreen, and prints one table; fails where a promised figure is missed."""
    with own_session(window=False) as env:
        env["PYTHONPATH"] = str(ROOT)
        return call([str(PYTHON), "-P", "-m", "tests.benchmarks", *arguments], env)


def package(_arguments: list[str]) -> int:
    """Builds the one-dir bundle and lets it check itself in a session of its own, with a real keychain on Linux."""
    build = ROOT / "build" / "package"
    command = [str(PYTHON), "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(build / "dist"), "--workpath", str(build / "work")]
    status = call([*command, str(ROOT / "packaging" / "waterline.spec")])
    if status != 0:
        return status
    program = build / "dist" / "waterline" / ("waterline.exe" if WINDOWS else "waterline")
    with own_session(window=False) as env:
        if LINUX:
            keychain = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
            subprocess.run(keychain, input=b"throw-away", env=env, check=True, stdout=subprocess.DEVNULL)
        status = call([str(program), "--self-check"], env)
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink())
    say(f"{program.parent}: {size / 1e6:.0f} MB, self-check {'passed' if status == 0 else f'failed ({status})'}")
    return status


VERBS = {"run": run, "tour": tour, "test": test, "check": check, "bench": bench, "package": package}


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"Waterline needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {found}.", 2)
    verb = arguments[0] if arguments else ""
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("-h", "--help", "help") else 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        get_ready(verb)
        return VERBS[verb](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
