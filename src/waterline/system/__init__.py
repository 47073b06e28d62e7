# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between operating systems and is not Qt's business; imports nothing of ours."""
