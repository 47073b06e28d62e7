# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how long a section takes to read."""

from PySide6.QtCore import QCoreApplication

from waterline.domain.course import Section, reading_minutes, word_count

translate = QCoreApplication.translate


def reading_time(section: Section) -> str:
    """Return the minutes a section takes, in words that a line never parts."""
    minutes = reading_minutes(word_count(section.blocks))
    if minutes == 1:
        said = translate("ReadingTime", "1 minute")
    else:
        said = translate("ReadingTime", "{minutes} minutes").format(minutes=minutes)
    return said.replace(" ", "\u00a0")
