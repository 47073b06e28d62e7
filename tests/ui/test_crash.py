# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bug report says where the program failed and nothing anybody wrote."""

import pytest

from waterline.ui import crash

SECRET = "he came home at four"


def _fail():
    entry = SECRET
    try:
        int(entry)
    except ValueError as error:
        raise RuntimeError(entry) from error


def test_a_report_holds_no_message_and_no_local_value():
    with pytest.raises(RuntimeError) as caught:
        _fail()
    report = crash.report(caught.value)
    assert SECRET not in report
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "in _fail" in report
