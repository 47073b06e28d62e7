# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words of Objective-C that macOS asks for, spoken through its runtime library."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_void_p
from ctypes.util import find_library
from functools import cache
from typing import Any

METHOD = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p)  # (self, selector, argument)


@cache
def runtime() -> Any:
    """Return the runtime library with AppKit loaded beside it; macOS only."""
    ctypes.CDLL(find_library("AppKit"))
    library = ctypes.CDLL(find_library("objc"))
    for name in ("objc_getClass", "sel_registerName"):
        getattr(library, name).restype = c_void_p
        getattr(library, name).argtypes = [c_char_p]
    library.objc_allocateClassPair.restype = c_void_p
    library.objc_allocateClassPair.argtypes = [c_void_p, c_char_p, ctypes.c_size_t]
    library.objc_registerClassPair.restype = None
    library.objc_registerClassPair.argtypes = [c_void_p]
    library.class_addMethod.restype = ctypes.c_bool
    library.class_addMethod.argtypes = [c_void_p, c_void_p, METHOD, c_char_p]
    return library


def class_named(name: str) -> int:
    """Return the class object."""
    return runtime().objc_getClass(name.encode())


def selector(name: str) -> int:
    """Return the selector."""
    return runtime().sel_registerName(name.encode())


def send(receiver: int | None, message: str, *arguments: tuple[Any, Any], gives: Any = c_void_p) -> Any:
    """Send a message; each argument comes with its C type, since the processor's rules depend on it."""
    kinds = [kind for kind, _ in arguments]
    call = ctypes.CFUNCTYPE(gives, c_void_p, c_void_p, *kinds)(("objc_msgSend", runtime()))
    return call(receiver, selector(message), *(value for _, value in arguments))


def string(text: str) -> int:
    """Return an NSString, which the caller need not release."""
    return send(class_named("NSString"), "stringWithUTF8String:", (c_char_p, text.encode()))


def text_of(nsstring: int) -> str:
    """Return what an NSString says."""
    return (send(nsstring, "UTF8String", gives=c_char_p) or b"").decode()
