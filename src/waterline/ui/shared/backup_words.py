# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in words what a backup holds, how large it is, and what came over from a damaged journal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from waterline.app.restoring import Contents, Salvaged
from waterline.app.safekeeping import Swept
from waterline.domain.times import Stamp
from waterline.ui.shared.time_words import clock_words, date_words, period_words

translate = QCoreApplication.translate


def taken_words(taken: Stamp) -> str:
    """Return when a backup was made, with the time of day: there may be several of one day."""
    return translate("BackupWords", "{date}, {time}").format(date=date_words(taken), time=clock_words(taken))


def size_words(size: int) -> str:
    """Return a size as this computer writes it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def entries_words(count: int) -> str:
    """Return "no entries", "one entry" or "12 entries"."""
    if count == 0:
        return translate("BackupWords", "no entries")
    if count == 1:
        return translate("BackupWords", "one entry")
    return translate("BackupWords", "{count} entries").format(count=QLocale().toString(count))


def backups_words(count: int) -> str:
    """Return "one backup" or "12 backups"."""
    if count == 1:
        return translate("BackupWords", "one backup")
    return translate("BackupWords", "{count} backups").format(count=QLocale().toString(count))


def contents_words(contents: Contents) -> str:
    """Return what a journal holds as one phrase: entries and when they happened, then the rest if there is any."""
    parts = [entries_words(contents.entries)]
    if contents.first is not None and contents.last is not None:
        parts[0] = f"{parts[0]} {period_words(contents.first, contents.last)}"
    if contents.drafts:
        parts.append(
            translate("BackupWords", "one begun")
            if contents.drafts == 1
            else translate("BackupWords", "{count} begun").format(count=contents.drafts)
        )
    if contents.trashed:
        parts.append(translate("BackupWords", "{count} in the trash").format(count=contents.trashed))
    return ", ".join(parts)


def left_out_words(swept: Swept) -> str:
    """Return as one phrase which backups a change did not reach, and why; nothing where it reached all."""
    parts: list[str] = []
    if swept.locked:
        words = translate("BackupWords", "{backups} under an older key, which nothing here opens")
        parts.append(words.format(backups=backups_words(len(swept.locked))))
    for words, places in (
        (translate("BackupWords", "what could not be changed in {places}"), swept.failed),
        (translate("BackupWords", "the backups in {places}, out of reach"), swept.out_of_reach),
    ):
        if places:
            parts.append(words.format(places=", ".join(str(each) for each in places)))
    return "; ".join(parts)


def salvaged_words(report: Salvaged) -> str:
    """Return what came over from a damaged journal and what did not, in sentences."""
    said = [
        translate("BackupWords", "Saved what could be read: {entries}.").format(entries=entries_words(report.entries))
    ]
    if report.entries_lost or report.drafts_lost:
        lost = entries_words(report.entries_lost + report.drafts_lost)
        said.append(translate("BackupWords", "Lost: {entries}, as far as can be told.").format(entries=lost))
    elif report.pages_lost:
        said.append(translate("BackupWords", "No entry is known to be lost, but details of some may be."))
    if report.cut:
        said.append(
            translate("BackupWords", "Of {entries} the end is missing.").format(entries=entries_words(report.cut))
        )
    if not report.vouched:
        said.append(translate("BackupWords", "Whether anybody changed the file before could not be told."))
    said.append(translate("BackupWords", "The damaged file is kept beside it, untouched."))
    return " ".join(said)
