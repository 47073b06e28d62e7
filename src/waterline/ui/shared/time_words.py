# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says when something was, in words, on the clock of the place where it was written down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from waterline.domain.times import Stamp

translate = QCoreApplication.translate

_WEEK = 6


def day_words(stamp: Stamp, now: Stamp, *, inside: bool = False) -> str:
    """Return "Today", "Yesterday", "Tuesday", "Tuesday 7 July" or "7 July 2025", as far away as it is.

    `inside` a sentence it is "today" and "yesterday".
    """
    day, today = stamp.local.date(), now.local.date()
    days = (today - day).days
    if days == 0:
        return translate("Times", "today") if inside else translate("Times", "Today")
    if days == 1:
        return translate("Times", "yesterday") if inside else translate("Times", "Yesterday")
    if 1 < days <= _WEEK:
        return _date(day, translate("Times", "dddd"))
    if day.year == today.year:
        return _date(day, translate("Times", "dddd d MMMM"))
    return _date(day, translate("Times", "d MMMM yyyy"))


def clock_words(stamp: Stamp) -> str:
    """Return the time of day as this computer writes it."""
    local = stamp.local
    return QLocale.system().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def moment_words(stamp: Stamp, now: Stamp, *, time_known: bool = True, inside: bool = False) -> str:
    """Return day and time, for a list or `inside` a sentence; only the day where nobody said more."""
    day = day_words(stamp, now, inside=inside)
    if not time_known:
        return day
    return translate("Times", "{day}, {time}").format(day=day, time=clock_words(stamp))


def date_words(stamp: Stamp) -> str:
    """Return the whole date, "Tuesday 7 July 2026", for a heading."""
    return _date(stamp.local.date(), translate("Times", "dddd d MMMM yyyy"))


def plain_date_words(stamp: Stamp) -> str:
    """Return the date without its weekday, "7 July 2026", for sentences and lists that reach far back."""
    return _date(stamp.local.date(), translate("Times", "d MMMM yyyy"))


def period_words(first: Stamp, last: Stamp) -> str:
    """Return the days from `first` to `last` as one phrase; a single day is said once."""
    if first.local.date() == last.local.date():
        return translate("Times", "on {day}").format(day=plain_date_words(first))
    words = translate("Times", "between {first} and {last}")
    return words.format(first=plain_date_words(first), last=plain_date_words(last))


def days_words(first: date, last: date) -> str:
    """Return the days from `first` to `last` for a short line, "1 July 2026 to 7 July 2026"; one day is said once."""
    pattern = translate("Times", "d MMMM yyyy")
    if first == last:
        return _date(first, pattern)
    return translate("Times", "{first} to {last}").format(first=_date(first, pattern), last=_date(last, pattern))


def whole_day_words(day: date) -> str:
    """Return a day in full, "Tuesday 7 July 2026"."""
    return _date(day, translate("Times", "dddd d MMMM yyyy"))


def plain_day_words(day: date) -> str:
    """Return a day's number in its month."""
    return _date(day, translate("Times", "d"))


def month_words(day: date) -> str:
    """Return a month and its year, "July 2026"."""
    return _date(day, translate("Times", "MMMM yyyy"))


def place_words(stamp: Stamp, now: Stamp) -> str:
    """Return the zone a stamp was written in where it is not the one of `now`, or nothing."""
    if stamp.offset_minutes == now.offset_minutes or stamp.zone == now.zone:
        return ""
    return stamp.zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def stamp_here(utc_ms: int, now: Stamp) -> Stamp:
    """Return the stamp of a moment that was kept without its zone, read where `now` is."""
    zone = QTimeZone(now.zone.encode())
    if not zone.isValid():
        return Stamp(utc_ms, now.zone, now.offset_minutes)
    moment = QDateTime.fromMSecsSinceEpoch(utc_ms, zone)
    return Stamp(utc_ms, now.zone, moment.offsetFromUtc() // 60)


def _date(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
