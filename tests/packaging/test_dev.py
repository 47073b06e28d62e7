# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up from a fresh clone: what dev.py installs, asks for, remembers and passes on."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from PySide6 import __file__ as pyside

import dev

FOR_ALL = (
    r"ld-linux.*|libc\.so.*|libm\.so.*|libdl\.so.*|libpthread\.so.*|librt\.so.*|libutil\.so.*|libstdc\+\+.*|libgcc_s.*"
)


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone with locks and a .venv that was never set up; installing is only written down."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("dev.py", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    dev.PYTHON.touch()
    return tmp_path


@pytest.fixture
def installed(monkeypatch):
    """The locks that were installed, in order."""
    locks: list[str] = []
    monkeypatch.setattr(dev, "provide_packages", lambda needed: None)
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    monkeypatch.setattr(dev, "install", locks.append)
    return locks


# What is remembered ---------------------------------------------------------------------------------
def test_the_second_start_installs_nothing(clone, installed):
    dev.get_ready("run")
    dev.get_ready("run")
    assert installed == ["requirements.lock"]


def test_being_ready_to_run_is_not_being_ready_to_test(clone, installed):
    for verb in ("run", "test", "run", "test"):
        dev.get_ready(verb)
    assert installed == ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("changed", ["requirements.lock", "requirements-dev.lock", "dev.py"])
def test_whatever_the_set_up_was_made_from_makes_it_anew_when_it_changes(clone, installed, changed):
    dev.get_ready("run")
    (clone / changed).write_text("something else")
    dev.get_ready("run")
    assert installed == ["requirements.lock"] * 2


def test_a_venv_that_lost_its_python_is_set_up_anew(clone, installed):
    dev.get_ready("run")
    dev.PYTHON.unlink()
    assert dev.stamp() == []


def test_an_installation_that_broke_off_starts_over(clone, installed, monkeypatch):
    dev.get_ready("run")
    (clone / "requirements.lock").write_text("newer")

    def breaks_off(lock):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dev, "install", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            dev.get_ready("run")
    (clone / "requirements.lock").write_text("requirements.lock")  # back to what was once ready
    dev.get_ready("run")
    assert installed == ["requirements.lock"] * 2


def test_an_older_python_is_told_which_one_it_takes(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    with pytest.raises(SystemExit) as stopped:
        dev.main(["run"])
    assert stopped.value.code == 2
    assert "needs Python 3.11 or newer; this is 3.9.6" in capsys.readouterr().err


def test_an_older_python_can_read_dev_py_far_enough_to_say_so():
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_unknown_verb_gets_the_list_of_verbs(capsys):
    assert dev.main(["dance"]) == 2
    assert "dev.py package" in capsys.readouterr().out


# What the system has to bring -----------------------------------------------------------------------
@pytest.fixture
def bare(monkeypatch):
    """A Debian on which nothing is there yet; gives the commands that were run."""
    commands: list[list[str]] = []
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "is_there", lambda proof: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.subprocess, "call", lambda command: commands.append(command) or 0)
    return commands


def test_without_rights_the_one_command_to_run_is_printed(bare, monkeypatch, capsys):
    monkeypatch.setattr(dev, "may_install", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        dev.provide_packages({"libgl1": "libGL.so.1", "xvfb": "Xvfb"})
    assert stopped.value.code == 2
    assert bare == []
    commands = [line.strip() for line in capsys.readouterr().err.splitlines() if "apt-get" in line]
    assert commands == ["sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libgl1 xvfb'"]


def test_with_rights_only_what_is_missing_is_installed(bare, monkeypatch):
    there = {"libGL.so.1"}
    monkeypatch.setattr(dev, "may_install", lambda: ["sudo", "-n"])
    monkeypatch.setattr(dev, "is_there", lambda proof: proof in there or bool(bare))
    dev.provide_packages({"libgl1": "libGL.so.1", "xvfb": "Xvfb"})
    assert [command[-2:] for command in bare] == [["-q", "update"], ["--no-install-recommends", "xvfb"]]
    assert all(command[:2] == ["sudo", "-n"] for command in bare)


def test_when_apt_could_not_do_it_the_command_is_printed_after_all(bare, monkeypatch, capsys):
    monkeypatch.setattr(dev, "may_install", list)
    with pytest.raises(SystemExit) as stopped:
        dev.provide_packages({"xvfb": "Xvfb"})
    assert stopped.value.code == 2
    assert "\n    apt-get update && apt-get install -y --no-install-recommends xvfb\n" in capsys.readouterr().err


def test_a_linux_without_apt_is_told_the_names_of_the_libraries(bare, monkeypatch, capsys):
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        dev.provide_packages({"libxcb-cursor0": "libxcb-cursor.so.0"})
    assert stopped.value.code == 2
    assert "libxcb-cursor.so.0" in capsys.readouterr().err


def test_debians_python_without_venv_is_completed(bare, clone, monkeypatch):
    dev.PYTHON.unlink()
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert dev.missing_packages({}) == [f"python3.{sys.version_info.minor}-venv"]


def test_other_systems_need_no_packages(bare, monkeypatch):
    monkeypatch.setattr(dev, "LINUX", False)
    assert dev.missing_packages(dev.QT_LIBRARIES) == []


def libraries(file: Path) -> dict[str, str]:
    """What the loader finds for a file: name → place."""
    text = subprocess.run(["ldd", file], capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^\s*(\S+) => (.+?)(?: \(0x.*)?$", text, re.MULTILINE))


@pytest.mark.skipif(not dev.LINUX, reason="only on Linux does Qt leave libraries to the system")
def test_every_library_that_qt_leaves_to_linux_is_on_the_list():
    qt = Path(pyside).parent
    parts = [qt / f"Qt{name}.abi3.so" for name in ("Widgets", "Svg", "PrintSupport", "DBus", "Test")]
    parts += [qt / "Qt" / "plugins" / "platforms" / f"libq{name}.so" for name in ("xcb", "offscreen")]
    asked_for = {name: place for part in parts for name, place in libraries(part).items()}
    listed = set(dev.QT_LIBRARIES.values()) | {"libgthread-2.0.so.0"}  # the same package as libglib
    brought = {name for library in listed & set(asked_for) for name in libraries(Path(asked_for[library]))}
    own = {name for name, place in asked_for.items() if place.startswith(str(qt.parent))}
    rest = set(asked_for) - own - listed - brought
    assert {name for name in rest if not re.fullmatch(FOR_ALL, name)} == set()


# What the verbs do ----------------------------------------------------------------------------------
@pytest.fixture
def started(monkeypatch):
    """The programs dev.py turned into, with their environment."""
    programs: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(dev, "become", lambda command, env: programs.append((command, env)) or 0)
    monkeypatch.setattr(dev, "LINUX", True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return programs


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_run_opens_the_app_with_the_persons_arguments(started, monkeypatch, display):
    monkeypatch.setenv(display, ":0")
    dev.run(["--profile", "somewhere"])
    [(command, env)] = started
    assert command[-4:] == ["-m", "waterline", "--profile", "somewhere"]
    assert "QT_QPA_PLATFORM" not in env


def test_run_without_a_display_takes_the_tour(started):
    dev.run([])
    [(command, env)] = started
    assert command[-2:] == ["tests.journeys.tour", str(dev.ROOT / "build" / "tour")]
    assert env["QT_QPA_PLATFORM"] == "offscreen"


def test_doctor_needs_no_display_and_no_tour(started):
    dev.run(["doctor"])
    [(command, env)] = started
    assert command[-2:] == ["waterline", "doctor"]
    assert env["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize(("checked", "tested", "status"), [(0, 0, 0), (1, 0, 1), (0, 5, 5), (1, 5, 5)])
def test_a_failed_check_fails_the_test_verb_even_when_every_test_passes(monkeypatch, checked, tested, status):
    monkeypatch.setattr(dev, "check", lambda arguments: checked)
    monkeypatch.setattr(dev, "own_session", lambda window: nullcontext({}))
    monkeypatch.setattr(dev, "call", lambda command, env: tested)
    assert dev.test([]) == status


@pytest.mark.parametrize(("arguments", "screens"), [([], [":1", ":2", ":3"]), (["tests/domain"], [":1"])])
def test_the_whole_suite_runs_in_parts_each_on_a_screen_of_its_own(monkeypatch, arguments, screens):
    opened: list[str] = []

    @contextmanager
    def lend(window: bool):
        opened.append(f":{len(opened) + 1}")
        yield {"DISPLAY": opened[-1], "LANG": "C"}

    ran: list[list[str]] = []
    monkeypatch.setattr(dev, "SIDE_BY_SIDE", 3)
    monkeypatch.setattr(dev, "check", lambda arguments: 0)
    monkeypatch.setattr(dev, "own_session", lend)
    monkeypatch.setattr(dev, "call", lambda command, env: ran.append([env["DISPLAY"], *command]) or 0)
    assert dev.test(arguments) == 0
    [command] = ran
    assert opened == screens
    assert command[0] == ":1"
    asked_for = [each for each in command if each.startswith("--tx")]
    alone = arguments != []
    assert asked_for == ([] if alone else ["--tx=popen", "--tx=popen//env:DISPLAY=:2", "--tx=popen//env:DISPLAY=:3"])
    assert ("--dist=loadfile" in command) is not alone


def test_the_exit_status_of_a_program_is_passed_on():
    assert dev.call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


@pytest.mark.skipif(dev.WINDOWS, reason="Windows has no signals")
def test_a_program_that_was_killed_says_so_the_way_shells_do():
    assert dev.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137
