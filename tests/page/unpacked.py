"""The data that a page holds, as its scripts read them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

_PACKED = re.compile(r'<script type="application/gzip" id="graph-data">([A-Za-z0-9+/=]*)</script>')


def unpacked_text(page: str) -> str:
    """Return the JSON text packed into a page."""
    [packed] = _PACKED.findall(page)
    return gzip.decompress(base64.b64decode(packed, validate=True)).decode("utf-8")


def unpacked(page: str) -> dict[str, Any]:
    """Return the data packed into a page."""
    data: dict[str, Any] = json.loads(unpacked_text(page))
    return data
