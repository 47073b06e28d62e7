# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make resources/fonts/*.ttf from the @fontsource npm packages: merge the subsets, give every file its right name.

Run by hand when a font is updated: `python packaging/make_fonts.py path/to/node_modules/@fontsource`
(needs fonttools and brotli). The result is committed, so that building the program needs neither.
"""

# pyright: reportMissingImports=false
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLE_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold"}
# STAT describes axes of the variable original; the others are per-subset hints that do not survive a merge.
DROPPED_TABLES = ("STAT", "vhea", "vmtx", "prep", "gasp", "DSIG")


@dataclass(frozen=True, slots=True)
class Family:
    """One family as it will be called in the program."""

    package: str
    name: str
    subsets: tuple[str, ...]
    faces: tuple[tuple[int, bool], ...]
    line_gap: int = 0
    """Thousandths of an em between lines: labels and text boxes of Qt Widgets cannot be given a line height."""


FAMILIES = (
    Family("figtree", "Figtree", ("latin", "latin-ext"), ((400, False), (500, False), (600, False)), 140),
    Family(
        "literata",
        "Literata",
        ("latin", "latin-ext", "cyrillic", "greek", "vietnamese"),
        ((400, False), (500, False), (400, True)),
    ),
    Family(
        "atkinson-hyperlegible-next",
        "Atkinson Hyperlegible Next",
        ("latin", "latin-ext"),
        ((400, False), (600, False)),
        60,
    ),
)


def rename(font: TTFont, family: str, weight: int, italic: bool) -> str:
    """Write the family, style and weight into `font` and return its PostScript name."""
    weight_name = STYLE_NAMES[weight]
    style = "Italic" if italic and weight == 400 else f"{weight_name} Italic" if italic else weight_name
    plain = weight == 400
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {1, 2, 3, 4, 6, 16, 17, 21, 22, 25}:
            names.removeNames(nameID=record.nameID)
    values = {
        1: family if plain else f"{family} {weight_name}",
        2: "Italic" if italic else "Regular",
        3: f"Waterline;{postscript}",
        4: f"{family} {style}",
        6: postscript,
    }
    if not plain:
        values |= {16: family, 17: style}
    for name_id, value in values.items():
        names.setName(value, name_id, 3, 1, 0x409)
    selection: int = getattr(font["OS/2"], "fsSelection") & ~0b1100001  # noqa: B009 (fontTools fills tables at run time)
    setattr(font["OS/2"], "usWeightClass", weight)  # noqa: B010
    setattr(font["OS/2"], "fsSelection", selection | (1 if italic else 0b1000000))  # noqa: B010
    setattr(font["head"], "macStyle", 2 if italic else 0)  # noqa: B010
    return postscript


def merged(sources: list[Path], work: Path) -> TTFont:
    """Return one font with the characters of all `sources`, the first giving the metrics."""
    plain: list[str] = []
    for source in sources:
        font = TTFont(source)
        font.flavor = None
        for table in DROPPED_TABLES:
            if table in font:
                del font[table]
        plain.append(str(work / f"{source.stem}.ttf"))
        font.save(plain[-1])
    first = TTFont(plain[0])
    font = Merger(Options(drop_tables=[])).merge(plain)
    for table, fields in {
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight"),
        "post": ("underlinePosition", "underlineThickness"),
    }.items():
        for field in fields:
            setattr(font[table], field, getattr(first[table], field))
    return font


def main(packages: Path) -> None:
    """Build every face of every family and put the licence beside it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        folder = packages / family.package
        shutil.copyfile(folder / "LICENSE", TARGET / f"OFL-{family.name.replace(' ', '')}.txt")
        for weight, italic in family.faces:
            slope = "italic" if italic else "normal"
            sources = [folder / "files" / f"{family.package}-{s}-{weight}-{slope}.woff2" for s in family.subsets]
            with tempfile.TemporaryDirectory() as work:
                font = merged([s for s in sources if s.exists()], Path(work))
                postscript = rename(font, family.name, weight, italic)
                setattr(font["hhea"], "lineGap", family.line_gap)  # noqa: B010
                setattr(font["OS/2"], "sTypoLineGap", family.line_gap)  # noqa: B010
                font.save(TARGET / f"{postscript}.ttf")
            print(f"{postscript}.ttf {(TARGET / f'{postscript}.ttf').stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
