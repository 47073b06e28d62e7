# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Support, one click from anywhere: people to call, signs of control, and how not to leave traces."""
