# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting a journal back at a closed door: from a backup, or out of a damaged file what can still be read."""
