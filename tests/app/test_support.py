# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help lines are these and no others: each was found stated by its source, and a wrong number can cost a life."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from waterline.app.support import Directory, read_directory
from waterline.resources import resource_path

EMERGENCY = {
    "us": "911",
    "uk": "999 (silent call: 55)",
    "de": "110 or 112",
    "es": "112",
    "au": "000",
    "nz": "111",
    "eu": "112",
}

LINES = {
    ("us", "National Domestic Violence Hotline"): (
        "1-800-799-7233 (SAFE)",
        "TTY 1-800-787-3224, or text START to 88788",
        "2022",
    ),
    ("uk", "National Domestic Abuse Helpline (Refuge)"): ("0808 2000 247", "", "2020 to 2025"),
    ("uk", "Men's Advice Line"): ("0808 801 0327", "", "2020"),
    ("uk", "LGBT+ domestic abuse helpline (Galop)"): ("0800 999 5428", "", "2020"),
    ("uk", "Respect helpline"): ("0808 802 4040", "", "2020"),
    ("uk", "Samaritans"): ("116 123", "", "2020"),
    ("de", "Hilfetelefon Gewalt gegen Frauen"): ("116 016", "", "2023"),
    ("es", "016"): ("016", "WhatsApp 600 000 016", "2024"),
    ("es", "024"): ("024", "", "2022"),
    ("au", "1800RESPECT"): ("1800 737 732", "", "2025"),
    ("nz", "Women's Refuge crisis line"): ("0800 733 843", "", "2023"),
    ("nz", "It's Not OK"): ("0800 456 450", "", "2023"),
}


@pytest.fixture
def directory() -> Directory:
    return read_directory(resource_path("support", "lines.toml"))


def test_the_lines_are_exactly_those_that_were_checked(directory: Directory) -> None:
    listed = {
        (region.id, line.name): (line.number, line.also, line.year)
        for region in directory.regions
        for line in region.lines
    }
    assert listed == LINES
    assert sum(len(region.lines) for region in directory.regions) == len(LINES)


def test_every_region_has_its_emergency_number(directory: Directory) -> None:
    assert {region.id: region.emergency for region in directory.regions} == EMERGENCY


def test_every_line_says_for_whom_it_is_and_where_its_number_comes_from(directory: Directory) -> None:
    assert directory.checked == "November 2026"
    for region in directory.regions:
        for line in region.lines:
            assert all((line.for_whom, line.source, line.year)), line.name


def test_nothing_is_looked_up_for_a_region_that_is_not_there(directory: Directory) -> None:
    assert directory.region("nowhere") is None
    assert directory.region("de") is directory.regions[2]


def test_a_number_cannot_be_changed_once_it_was_read(directory: Directory) -> None:
    with pytest.raises(FrozenInstanceError):
        directory.regions[0].lines[0].number = "1"  # type: ignore[misc]


@pytest.mark.parametrize(
    "broken",
    [
        'checked = "x"\n[[region]]\nid = "a"\nname = "A"\n',
        'checked = "x"\n[[region]]\nid = "a"\nname = "A"\nemergency = "1"\n[[region.line]]\nname = "no number"\n',
        'checked = "x"\n[[region]]\nid = "a"\nname = "A"\nemergency = "1"\n[[region.line]]\nphone = "unknown word"\n',
    ],
)
def test_a_broken_list_is_refused_as_a_whole_rather_than_shown_in_part(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises((KeyError, TypeError)):
        read_directory(path)
