# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells screen readers what a widget is (a heading, a group, a chart) and reads a short message aloud."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "spoken_role"
_installed: list[bool] = []


def speak_as(widget: QWidget, role: QAccessible.Role, name: str | None = None) -> None:
    """Give `widget` a role Qt would not give it, and its accessible name if told one.

    Call it while the widget is being built: screen readers keep the first answer they got.
    """
    widget.setProperty(_PROPERTY, role.value)
    if name is not None:
        widget.setAccessibleName(name)


def announce(widget: QWidget, message: str, *, at_once: bool = False) -> None:
    """Have a screen reader say `message`; `at_once` interrupts what it is saying."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, message)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def tell_name_changed(widget: QWidget) -> None:
    """Tell screen readers that the name or description of `widget` is another now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))


def install_spoken_roles() -> None:
    """Answer Qt's question what a widget is; once per process is enough."""
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)


def _interface(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_PROPERTY)
    return None if role is None else QAccessibleWidget(thing, QAccessible.Role(role))
