# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports everything that is wrong with a course folder, for the people who write one."""

from __future__ import annotations

from pathlib import Path

from waterline.course.reader import read_course
from waterline.domain.errors import CourseInvalid


def check(folder: Path) -> list[CourseInvalid]:
    """List every fault of a course, file by file in the order of reading and line by line; empty where it is sound."""
    _, faults = read_course(folder)
    files = list(dict.fromkeys(fault.file for fault in faults.found))
    return sorted(faults.found, key=lambda fault: (files.index(fault.file), fault.line))
