# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the arguments and hands over to `bootstrap`."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from waterline import __version__, bootstrap


def arguments() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    parser = argparse.ArgumentParser(prog="waterline", description="A private, offline journal and course.")
    parser.add_argument("--version", action="version", version=__version__)
    _add_profile(parser, default=None)
    parser.add_argument("--self-check", action="store_true", help="try every step in a throw-away profile and exit")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    doctor = commands.add_parser("doctor", help="say what this computer offers")
    _add_profile(doctor, default=argparse.SUPPRESS)  # else it would undo a --profile given before the command
    course = commands.add_parser("course", help="for those who write a course")
    course_commands = course.add_subparsers(title="commands", dest="course_command", metavar="COMMAND", required=True)
    check = course_commands.add_parser("check", help="list every fault of a course, with file and line")
    check.add_argument("path", type=Path, metavar="PATH", help="the folder that holds course.toml")
    return parser


def _add_profile(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--profile", type=Path, metavar="FOLDER", default=default, help="keep everything in this folder"
    )


def main() -> int:
    """Run the program and return its exit status."""
    parser = arguments()
    given = parser.parse_args()
    if given.self_check and given.command:
        parser.error("--self-check stands by itself, without a command")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may lack the signs of a course or a path
    if given.command == "doctor":
        return bootstrap.doctor(given.profile)
    if given.command == "course":
        return bootstrap.check_course(given.path)
    if given.self_check:
        return bootstrap.self_check()
    return bootstrap.run(given.profile)


if __name__ == "__main__":
    sys.exit(main())
