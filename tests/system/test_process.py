# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the running process holds stays with it: no core dump, no reader from outside, no file for other accounts."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")

PROGRAM = """
import ctypes, json, os
from pathlib import Path
from waterline.system.process import harden
os.umask(0)
harden()
os.mkdir("made-folder")
Path("made-file").write_text("")
core = [line for line in Path("/proc/self/limits").read_text().splitlines() if line.startswith("Max core")]
print(json.dumps([core[0].split()[4:6], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)]), flush=True)
input()
"""

READER = """
import ctypes, os, resource, signal
from waterline.system.process import harden
if os.geteuid() == 0:  # root may look into every process
    os.setgid(65534)
    os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # changing accounts has made us private: undo that, it is not what is tried

def can_read(prepare):
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        prepare()
        os.write(tell, b".")
        signal.pause()
    os.read(ready, 1)
    try:
        open(f"/proc/{child}/mem", "rb").close()
        return "yes"
    except PermissionError:
        return "no"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

print(f"an ordinary process: {can_read(lambda: None)}; a hardened one: {can_read(harden)}")
"""


def start(folder: Path) -> subprocess.Popen[str]:
    """Start a process that hardens itself and tells its core limits and whether it is dumpable."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=env, cwd=folder, stdin=pipe, stdout=pipe, text=True)


def test_the_kernel_keeps_no_core_and_lets_nobody_attach(tmp_path: Path) -> None:
    told = start(tmp_path).communicate("\n", timeout=20)[0]
    assert json.loads(told) == [["0", "0"], 0]


def test_files_are_the_owners_alone_under_any_umask(tmp_path: Path) -> None:
    start(tmp_path).communicate("\n", timeout=20)
    assert stat.S_IMODE((tmp_path / "made-file").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "made-folder").stat().st_mode) == 0o700


def test_another_program_of_the_same_account_cannot_read_its_memory() -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", READER], env=env, capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr) == ("an ordinary process: yes; a hardened one: no\n", "")
