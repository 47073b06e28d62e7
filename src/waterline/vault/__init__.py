# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted store: keys, files, the database and one store per kind of record. Knows nothing of screens."""
