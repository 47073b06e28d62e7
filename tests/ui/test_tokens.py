# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody can read it: WCAG contrast of every pair of colours in use, computed."""

from itertools import pairwise

import pytest

from waterline.ui.tokens import COLOURS, SCHEMES, Scheme, colours_for

GROUNDS = ("bg", "surface", "surface_alt", "sidebar", "field")
CALLOUTS = ("note", "tip", "try", "care")
TEXT_ON_GROUNDS = [(ink, ground) for ink in ("text", "muted", "faint") for ground in ("bg", "surface", "field")]
TEXT = [
    *TEXT_ON_GROUNDS,
    *((ink, ground) for ink in ("text", "muted") for ground in ("surface_alt", "sidebar", "sidebar_hover")),
    ("accent", "bg"),
    ("accent", "surface"),
    ("accent_hover", "surface"),
    ("danger", "bg"),
    ("danger", "surface"),
    ("danger", "surface_alt"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("on_soft", "soft"),
    ("exit_fg", "exit_bg"),
    ("exit_fg", "exit_hover"),
    ("bg", "text"),
    *((f"{kind}_fg", f"{kind}_bg") for kind in ("note", "tip", "try", "care")),
    *((f"{key}_fg", f"{key}_bg") for key in ("inside", "between", "both", "cannot_tell")),
    *((f"grid_ink_{step}", f"grid_{step}") for step in range(1, 7)),
    *((ink, f"mark_{name}") for ink in ("text", "accent") for name in ("sand", "moss", "sky", "heather")),
    *((f"{kind}_fg", f"mark_{name}") for kind in CALLOUTS for name in ("sand", "moss", "sky", "heather")),
]
EDGES = [
    ("border_strong", "field"),
    ("border_strong", "surface"),
    ("border_strong", "bg"),
    *(("focus", ground) for ground in GROUNDS),
    ("accent", "surface"),
    ("note_icon", "surface_alt"),
    ("exit_edge", "bg"),
    ("exit_edge", "exit_bg"),
    *((f"{kind}_icon", f"{kind}_bg") for kind in ("note", "tip", "try", "care")),
    *((f"{key}_edge", f"{key}_bg") for key in ("inside", "between", "both", "cannot_tell")),
    *((f"line_{number}", "surface") for number in range(1, 5)),
]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_knows_black_on_white_and_grey_on_grey():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read_on_their_ground(scheme: Scheme, ink: str, ground: str):
    colours = colours_for(scheme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_icons_and_the_focus_ring_can_be_seen(scheme: Scheme, edge: str, ground: str):
    colours = colours_for(scheme)
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neighbouring_steps_of_the_grid_differ_and_go_one_way(scheme: Scheme):
    steps = [luminance(colours_for(scheme)[f"grid_{step}"]) for step in range(1, 7)]
    assert steps == sorted(steps, reverse=scheme == "light")
    assert len(set(steps)) == 6


# Machado, Oliveira and Fernandes 2009, at full strength, on linear light; grey is what luminance leaves.
SEEN = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen_as(colour: str, sight: str) -> str:
    """Return a colour as it is seen with another sight."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    mixed = (min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0), 1) for row in SEEN[sight])
    shown = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in mixed)
    return "#" + "".join(f"{round(p * 255):02X}" for p in shown)


def test_the_simulation_leaves_grey_alone_and_takes_red_from_green():
    assert all(seen_as("#777777", sight) == "#777777" for sight in SEEN)
    assert contrast(seen_as("#C03020", "deuteranopia"), seen_as("#707000", "deuteranopia")) < 1.35


@pytest.mark.parametrize("sight", SEEN)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_neighbouring_steps_of_the_grid_are_told_apart_by_lightness_alone(scheme: Scheme, sight: str):
    colours = colours_for(scheme)
    steps = [seen_as(colours[f"grid_{step}"], sight) for step in range(1, 7)]
    assert min(contrast(one, other) for one, other in pairwise(steps)) >= 1.25
    assert all(contrast(seen_as(colours[f"grid_ink_{n}"], sight), step) >= 4 for n, step in enumerate(steps, 1))


def test_every_colour_is_written_the_same_way():
    assert all(len(c) == 7 and c[0] == "#" and c == c.upper() for row in COLOURS.values() for c in row)
