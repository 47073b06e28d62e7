# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing typed anywhere is ever written readable: not in the profile, nor in temp, config or cache."""

import base64
import secrets
import string

import pytest


def canary():
    """Return twenty random letters that stand nowhere by chance."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(20))


def traces(folder, words):
    """Return the files below `folder` that hold the words in UTF-8, UTF-16 or base64, at any alignment."""
    patterns = {words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be"), words.upper().encode()}
    for shift in range(3):
        encoded = base64.b64encode(b"x" * shift + words.encode())
        patterns.add(encoded[4:-4])
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if any(pattern in content for pattern in patterns):
                found.append(str(path.relative_to(folder)))
    return found


@pytest.mark.parametrize("ending", ["left in order", "killed"])
def test_a_canary_typed_into_every_field_is_found_nowhere(person, tmp_path, ending):
    words = canary()
    process = person("write_everywhere", words, ending, XDG_CONFIG_HOME=str(tmp_path / "config"))
    said = process.stdout.read().split() if ending == "left in order" else process.stdout.readline().split()
    if ending == "killed":
        assert said[0] == "done"
        process.kill()
    process.wait(60)
    assert "done" in said, "the person got to the end of every field"
    assert (tmp_path / "profile" / "vault.db").stat().st_size > 4096
    assert traces(tmp_path, words) == []


def test_the_search_itself_can_fail(tmp_path):
    words = canary()
    (tmp_path / "plain.txt").write_text(f"before {words} after")
    (tmp_path / "wide.bin").write_bytes(f"before {words} after".encode("utf-16-le"))
    (tmp_path / "sixty-four.txt").write_bytes(base64.b64encode(f"abcd{words}efgh".encode()))
    assert len(traces(tmp_path, words)) == 3
