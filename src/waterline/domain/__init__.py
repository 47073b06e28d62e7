# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The subject itself: what a moment, an entry, a dig and a pattern are. Standard library only."""
