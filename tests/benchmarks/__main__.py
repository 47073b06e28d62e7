# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every module here that defines `figures()`, or those named, and prints one table; a broken promise fails."""

from __future__ import annotations

import importlib
import pkgutil
import sys

from tests import benchmarks


def main(chosen: list[str]) -> int:
    """Print the table; return 1 where a figure is not below what it must be."""
    broken = 0
    print(f"{'what':<46}{'entries':>9}{'measured':>12}{'below':>10}")
    for name in sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__)):
        if name == "__main__" or (chosen and name not in chosen):
            continue
        figures = getattr(importlib.import_module(f"{benchmarks.__name__}.{name}"), "figures", None)
        for each in figures() if figures else ():
            promise = "" if each.below is None else f"{each.below:g} {each.unit}"
            said = f"{each.value:.2f} {each.unit}"
            print(f"{each.what:<46}{each.entries or '':>9}{said:>12}{promise:>10}{'' if each.kept else '  BROKEN'}")
            sys.stdout.flush()
            broken += not each.kept
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
