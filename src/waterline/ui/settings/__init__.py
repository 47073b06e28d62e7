# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, privacy first: leaving, how it opens, how it looks, where it lies, and what it cannot do."""
