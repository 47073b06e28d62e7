# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps HTTP out of the bundle: runs before the program and puts an empty module where `urllib.request` was.

A helper that keyring depends on imports it for a download function that nothing here calls.
"""

import sys
import types

sys.modules["urllib.request"] = types.ModuleType("urllib.request")
