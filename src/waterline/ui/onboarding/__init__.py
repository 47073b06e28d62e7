# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: what it can and cannot protect, how it opens, the recovery code, ready."""
