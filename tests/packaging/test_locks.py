# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock files: pinned, hashed, from nowhere in particular, and right for every system we promise."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

LOCKS = ["requirements.lock", "requirements-dev.lock"]
SYSTEMS = {
    "debian 12": {"sys_platform": "linux", "platform_machine": "x86_64", "python_full_version": "3.11.2"},
    "ubuntu 24.04": {"sys_platform": "linux", "platform_machine": "aarch64", "python_full_version": "3.12.3"},
    "python 3.14": {"sys_platform": "linux", "platform_machine": "x86_64", "python_full_version": "3.14.0"},
    "windows": {"sys_platform": "win32", "platform_machine": "AMD64", "python_full_version": "3.13.1"},
    "macos 15": {"sys_platform": "darwin", "platform_machine": "arm64", "python_full_version": "3.13.1"},
    "macos 13": {"sys_platform": "darwin", "platform_machine": "arm64", "python_full_version": "3.12.4"},
    "intel mac": {"sys_platform": "darwin", "platform_machine": "x86_64", "python_full_version": "3.12.4"},
}
KERNELS = {
    "macos 13": "Darwin Kernel Version 22.6.0: Wed Jul  5 22:22:05 PDT 2023; root:xnu-8796",
    "macos 15": "Darwin Kernel Version 24.1.0: Thu Oct 10 21:03:15 PDT 2024; root:xnu-11215",
    "intel mac": "Darwin Kernel Version 23.6.0: Mon Jul 29 21:13:00 PDT 2024; root:xnu-10063",
}


def lines(lock: str) -> list[str]:
    """The logical lines of a lock file: one per package."""
    text = (dev.ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def environment(system: str) -> dict[str, str]:
    values = dict(SYSTEMS[system])
    values["python_version"] = ".".join(values["python_full_version"].split(".")[:2])
    return {**values, "platform_version": KERNELS.get(system, "#1 SMP"), "implementation_name": "cpython"}


def pins(lock: str, system: str) -> dict[str, str]:
    """What would be installed on a system: name → version; each name once."""
    found: dict[str, str] = {}
    for line in lines(lock):
        requirement = Requirement(line.partition("--hash")[0])
        if requirement.marker is None or requirement.marker.evaluate(environment(system)):
            assert requirement.name not in found
            found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry(lock):
    text = (dev.ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|file:|@ ", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_to_hashes(lock):
    for line in lines(lock):
        assert re.match(r"[a-z0-9-]+==\S+", line)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_locks_fulfil_what_pyproject_asks_for(system):
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"requirements.lock": project["project"]["dependencies"]}
    asked["requirements-dev.lock"] = [*asked["requirements.lock"], *project["dependency-groups"]["dev"]]
    for lock, requirements in asked.items():
        pinned = pins(lock, system)
        for requirement in map(Requirement, requirements):
            if requirement.marker is None or requirement.marker.evaluate(environment(system)):
                assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("system", SYSTEMS)
def test_developers_run_the_very_versions_that_people_run(system):
    people, developers = (pins(lock, system) for lock in LOCKS)
    assert people.items() <= developers.items()


@pytest.mark.parametrize(
    ("system", "qt"), [("debian 12", "6.11"), ("ubuntu 24.04", "6.12"), ("macos 13", "6.11"), ("macos 15", "6.12")]
)
def test_each_system_gets_the_qt_that_works_there(system, qt):
    assert pins("requirements.lock", system)["pyside6-essentials"].startswith(qt)


def test_intel_macs_get_the_last_cryptography_with_wheels_for_them():
    assert pins("requirements.lock", "intel mac")["cryptography"].startswith("48.")
    assert not pins("requirements.lock", "macos 15")["cryptography"].startswith("48.")
