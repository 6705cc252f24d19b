"""Views as JSON: plain data in a stable order, and no character that could act on a terminal."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from domain.text import replaced, visible

_TOUCHY = re.compile("[" + "".join(re.escape(c) for c in replaced() if c > "\x7e") + "]")


def plain(value: Any) -> Any:
    """Dataclasses, dates and tuples as JSON has them; a trailing underscore of a field name (``from_``) is dropped."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def as_json(value: Any) -> str:
    """One JSON document. Characters that are hidden or steer a terminal are escaped, so the content stays exact."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    escaped = _TOUCHY.sub(lambda m: "".join(f"\\u{unit:04x}" for unit in _units(m.group())), text)
    return visible(escaped)


def _units(character: str) -> list[int]:
    raw = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]
