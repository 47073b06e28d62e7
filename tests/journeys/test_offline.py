# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""It speaks to nobody: no internet socket is ever made, and where there is no network it does everything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace and namespaces are Linux's")

TRACE = ("-f", "-qq", "-e", "trace=%net", "-e", "signal=none", "-o")
NO_ROOM = not any(subprocess.run([*way, "true"], capture_output=True).returncode == 0 for way in dev.WITHOUT_NETWORK)
INTERNET = re.compile(r"\bAF_(INET6?|PACKET)\b")


def test_a_whole_journey_makes_no_internet_socket(person, tmp_path):
    process = person("write_everywhere", "words", "left in order", within=("strace", *TRACE, str(tmp_path / "net.log")))
    assert process.wait(240) == 0
    calls = (tmp_path / "net.log").read_text(errors="replace")
    assert "AF_UNIX" in calls, "the display was reached, so the trace saw what there was"
    assert INTERNET.findall(calls) == []


def test_the_trace_would_have_seen_one(tmp_path):
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run(["strace", *TRACE, str(tmp_path / "net.log"), sys.executable, "-c", code], check=True)
    assert INTERNET.findall((tmp_path / "net.log").read_text(errors="replace")) == ["INET"]


@pytest.mark.skipif(NO_ROOM, reason="this account may not make a room without a network")
def test_the_suite_itself_runs_where_there_is_no_network():
    interfaces = Path("/proc/self/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]
