# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The header's two files: written in order, read in any state, and the bad one mended from the good one."""

from __future__ import annotations

from pathlib import Path

from waterline.domain.errors import HeaderDamaged, HeaderMissing, HeaderTooNew, WaterlineError
from waterline.vault.files import ProfileFiles, atomic_write
from waterline.vault.header import LONGEST, Header, header_bytes, parse_header
from waterline.vault.troubles import trouble_with


def write_header(files: ProfileFiles, header: Header) -> None:
    """Write both copies, one after the other; once this returns both are on the disk.

    Whenever it is stopped at least one copy is whole: the old one or the new one. Raises the storage errors.
    """
    content = header_bytes(header)
    atomic_write(files.header, content)
    atomic_write(files.header_copy, content)


def read_header(files: ProfileFiles) -> Header:
    """Return the newer readable copy; raises HeaderMissing, HeaderDamaged, HeaderTooNew or a storage error.

    Changes nothing on the disk: a wrong secret must leave every byte as it was. `mend_header` does the repair.
    """
    found = [_read(path) for path in (files.header, files.header_copy)]
    headers = [each for each in found if isinstance(each, Header)]
    if headers:
        return max(headers, key=lambda header: header.saved)
    for kind in (HeaderTooNew, HeaderDamaged):
        for each in found:
            if isinstance(each, kind):
                raise each
    for each in found:
        if isinstance(each, WaterlineError) and not isinstance(each, HeaderMissing):
            raise each
    raise HeaderMissing(files.header)


def mend_header(files: ProfileFiles, header: Header) -> bool:
    """Rewrite whichever copy is not `header`, and tell whether that was needed.

    Called after `header` has opened the vault, so a stranger's file can never replace a good copy. A copy written by
    a newer Waterline is left alone. Raises the storage errors.
    """
    mended = False
    for path in (files.header, files.header_copy):
        found = _read(path)
        if found != header and not isinstance(found, HeaderTooNew):
            atomic_write(path, header_bytes(header))
            mended = True
    return mended


def _read(path: Path) -> Header | WaterlineError:
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except FileNotFoundError:
        return HeaderMissing(path)
    except OSError as error:
        return trouble_with(error, path)
    try:
        return parse_header(content, path)
    except WaterlineError as error:
        return error
