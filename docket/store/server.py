"""The address of a store on a PostgreSQL server: as it was stated, and as it may be shown."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from domain.errors import InvalidWordError

_SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class Server:
    """``postgresql://user@host/database?schema=firm``; libpq's own settings (sslmode, host) may follow the question mark too."""

    stated: str

    @cached_property
    def schema(self) -> str:
        """Where in the database the tables lie: ``public`` unless stated. Raises InvalidWordError for an odd name."""
        found = dict(parse_qsl(urlsplit(self.stated).query)).get("schema", "public")
        if not found.isidentifier() or len(found) > 63:
            message = f"“{found[:80]}” is no name for a schema. Letters, digits and underscores make one: ?schema=firm"
            raise InvalidWordError(message)
        return found

    @cached_property
    def address(self) -> str:
        """What libpq is given: all but the schema."""
        parts = urlsplit(self.stated)
        # As it was written: libpq takes a plus sign for a plus sign, and what encodes forms does not.
        kept = [setting for setting in parts.query.split("&") if setting.partition("=")[0] != "schema"]
        return urlunsplit(parts._replace(query="&".join(kept)))

    def __str__(self) -> str:
        """The address without its password, for messages."""
        parts = urlsplit(self.stated)
        place = parts.netloc.rpartition("@")[2]
        host = place or dict(parse_qsl(parts.query)).get("host", "")
        return f"postgresql://{host}{parts.path}" + ("" if self.schema == "public" else f"?schema={self.schema}")


Place = Path | Server
"""Where a store is: a file, or a schema on a server."""


def is_server(stated: str) -> bool:
    """Whether an address means a PostgreSQL server."""
    return stated.startswith(_SCHEMES)
