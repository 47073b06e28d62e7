# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the bundled program: PyInstaller wants a file, `python -m waterline` is a module."""

import sys

from waterline.__main__ import main

sys.exit(main())
