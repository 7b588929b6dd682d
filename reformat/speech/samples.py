"""The standard library's audioop, which works on samples in C and warns of its own end with every import."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # in the standard library up to 3.12, as audioop-lts after it
    import audioop

__all__ = ["audioop"]
