# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Started twice at once, by an impatient hand: one program opens and the others call it."""

import os
import subprocess
import sys
import time

import pytest

from tests.vault.profiles import a_vault
from waterline.vault.files import ProfileFiles

STARTS = 4


def started(*command):
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, *map(str, command)], env=env, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("there", ["no vault yet", "a vault"])
def test_of_several_starts_at_once_one_opens_and_the_others_end_and_call_it(tmp_path, there):
    files = ProfileFiles(tmp_path / "profile")
    if there == "a vault":
        a_vault(files).close()
    running = [started("-P", "-m", "waterline", "--profile", files.folder) for _ in range(STARTS)]
    try:
        ended = []
        until = time.monotonic() + 60
        while len(ended) < STARTS - 1 and time.monotonic() < until:
            ended = [each for each in running if each.poll() is not None]
            time.sleep(0.05)
        time.sleep(1)
        (left,) = [each for each in running if each.poll() is None]
        assert [each.returncode for each in ended] == [0] * (STARTS - 1)
        assert {each.communicate()[0] for each in ended} == {"Waterline is open already; its window was called.\n"}
        assert left.poll() is None
    finally:
        for each in running:
            each.kill()
            each.wait()
            if each.stdout is not None:
                each.stdout.close()
