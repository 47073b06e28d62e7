# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long things take and how much they need; `python3 dev.py bench` runs it and prints one table."""
