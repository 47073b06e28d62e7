# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one table of colours and sizes; everything that is seen comes from here.

Each row gives a colour for light, dark and high contrast. Text on its ground reaches 4.5 to 1, edges of controls and
the focus ring 3 to 1: `tests/ui/test_tokens.py` computes it for every pair in use.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Scheme = Literal["light", "dark", "contrast"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark", "contrast")

COLOURS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        # grounds
        "bg": ("#F7F5F1", "#171C1D", "#000000"),
        "surface": ("#FFFFFF", "#1F2627", "#000000"),
        "surface_alt": ("#F0EDE6", "#283031", "#0D0D0D"),
        "sidebar": ("#EFECE5", "#141819", "#000000"),
        "sidebar_hover": ("#E6E2D9", "#1F2627", "#0D0D0D"),
        "field": ("#FCFBF9", "#1A2021", "#000000"),
        # edges: hairlines are decoration, chips carry their words, border_strong marks what can be typed in or pressed
        "border": ("#E0DBD1", "#323C3D", "#FFFFFF"),
        "border_chip": ("#C9C2B5", "#4A5556", "#FFFFFF"),
        "border_strong": ("#8A857B", "#7F8B8A", "#FFFFFF"),
        # words
        "text": ("#25302F", "#E8E6E1", "#FFFFFF"),
        "muted": ("#596462", "#A9B3B1", "#FFFFFF"),
        "faint": ("#667270", "#93A09E", "#E6E6E6"),
        # the one accent
        "accent": ("#2F6B66", "#7CC0B6", "#7FE3D4"),
        "accent_hover": ("#28605B", "#8FCCC3", "#A6F0E5"),
        "accent_press": ("#21524E", "#69B0A6", "#5FD3C2"),
        "on_accent": ("#FFFFFF", "#0E2422", "#000000"),
        "soft": ("#DDEBE8", "#24403D", "#000000"),
        "on_soft": ("#1E4E4A", "#BFE5DF", "#7FE3D4"),
        "soft_edge": ("#DDEBE8", "#24403D", "#7FE3D4"),
        "focus": ("#1F6FB2", "#8EC5FF", "#FFD83D"),
        # callouts: ground, words, icon, edge
        "note_bg": ("#E8F0F4", "#1E2F38", "#000000"),
        "note_fg": ("#234656", "#C4DEEA", "#FFFFFF"),
        "note_icon": ("#4F87A3", "#6FA9C6", "#8FD0FF"),
        "note_edge": ("#E8F0F4", "#1E2F38", "#8FD0FF"),
        "tip_bg": ("#F6EEDD", "#332B1B", "#000000"),
        "tip_fg": ("#5A4212", "#EBD9AE", "#FFFFFF"),
        "tip_icon": ("#A87A22", "#CFA24A", "#FFD83D"),
        "tip_edge": ("#F6EEDD", "#332B1B", "#FFD83D"),
        "try_bg": ("#E6F0EA", "#1D3329", "#000000"),
        "try_fg": ("#1F4D3A", "#BFE3D0", "#FFFFFF"),
        "try_icon": ("#4E9374", "#68B48F", "#7FE3D4"),
        "try_edge": ("#E6F0EA", "#1D3329", "#7FE3D4"),
        "care_bg": ("#F3EAF1", "#33263A", "#000000"),
        "care_fg": ("#593352", "#E4CDE9", "#FFFFFF"),
        "care_icon": ("#9A6A92", "#B98BC4", "#F3B6FF"),
        "care_edge": ("#F3EAF1", "#33263A", "#F3B6FF"),
        # highlights of the reader: ground; the line under them is the icon colour of tip, try, note and care
        "mark_sand": ("#F7E3A1", "#4A3A10", "#000000"),
        "mark_moss": ("#CDEBD7", "#1B4631", "#000000"),
        "mark_sky": ("#D2E8F6", "#1B4157", "#000000"),
        "mark_heather": ("#F1E0EF", "#4F2F54", "#000000"),
        # triage: ochre, blue, plum, and a neutral for "can't tell yet"; always with icon and word
        "inside_bg": ("#F6EEDD", "#332B1B", "#000000"),
        "inside_fg": ("#5A4212", "#EBD9AE", "#FFD83D"),
        "inside_edge": ("#A87A22", "#CFA24A", "#FFD83D"),
        "between_bg": ("#E8F0F4", "#1E2F38", "#000000"),
        "between_fg": ("#234656", "#C4DEEA", "#8FD0FF"),
        "between_edge": ("#4F87A3", "#6FA9C6", "#8FD0FF"),
        "both_bg": ("#F3EAF1", "#33263A", "#000000"),
        "both_fg": ("#593352", "#E4CDE9", "#F3B6FF"),
        "both_edge": ("#9A6A92", "#B98BC4", "#F3B6FF"),
        "cannot_tell_bg": ("#F0EDE6", "#283031", "#000000"),
        "cannot_tell_fg": ("#4A5452", "#C3CBC9", "#FFFFFF"),
        "cannot_tell_edge": ("#8A857B", "#7F8B8A", "#FFFFFF"),
        # quick exit and delete
        "exit_bg": ("#FFFFFF", "#1F2627", "#000000"),
        "exit_fg": ("#4A3B2A", "#EADFCF", "#FFD83D"),
        "exit_edge": ("#8C7A62", "#9A8A73", "#FFD83D"),
        "exit_hover": ("#F5EFE6", "#2B3030", "#1A1A1A"),
        "danger": ("#9B3A2E", "#F0A497", "#FFB3A7"),
        # fears and needs grid, six steps with their ink
        "grid_1": ("#D2ECEC", "#253842", "#253842"),
        "grid_2": ("#A3D3D6", "#2D5360", "#2D5360"),
        "grid_3": ("#74B6BF", "#366E7A", "#366E7A"),
        "grid_4": ("#4593A4", "#50969F", "#50969F"),
        "grid_5": ("#1E6D85", "#70BBBF", "#70BBBF"),
        "grid_6": ("#0E4A62", "#9FDFDD", "#9FDFDD"),
        "grid_ink_1": ("#0E1516", "#E8E6E1", "#FFFFFF"),
        "grid_ink_2": ("#0E1516", "#E8E6E1", "#FFFFFF"),
        "grid_ink_3": ("#0E1516", "#E8E6E1", "#FFFFFF"),
        "grid_ink_4": ("#0E1516", "#0E1516", "#0E1516"),
        "grid_ink_5": ("#FFFFFF", "#0E1516", "#0E1516"),
        "grid_ink_6": ("#FFFFFF", "#0E1516", "#0E1516"),
        # at most four lines in one chart, always with label, marker shape and dash
        "line_1": ("#2B6C99", "#7DB9E0", "#8FD0FF"),
        "line_2": ("#A8641A", "#E0A85C", "#FFD83D"),
        "line_3": ("#7B4F86", "#C79BD2", "#F3B6FF"),
        "line_4": ("#4B6358", "#A9BDB2", "#FFFFFF"),
    }
)

# Sizes in px at scale 1.0.
TYPE: Mapping[str, int] = MappingProxyType(
    {"display": 28, "title": 21, "reading": 17, "heading": 17, "lead": 16, "body": 15, "small": 13}
)
SPACE: tuple[int, ...] = (4, 8, 12, 16, 24, 32, 48)
RADIUS: Mapping[str, int] = MappingProxyType({"card": 16, "callout": 12, "control": 10})
CONTROL = 36
PRIMARY = 44
MEASURE = 720
SIDEBAR = 216
RAIL = 248

SMALLEST_SCALE = 0.9
LARGEST_SCALE = 2.0


def colours_for(scheme: Scheme) -> Mapping[str, str]:
    """Return every colour of one scheme by its token name."""
    column = SCHEMES.index(scheme)
    return MappingProxyType({name: row[column] for name, row in COLOURS.items()})
