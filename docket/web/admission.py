"""Who is let in: the token, the cookie it is exchanged for, and the names under which the server may be asked.

textual-serve lets in whoever reaches the port, and a page of any other site that the person has open can reach a port of
their machine: by a WebSocket, which knows no same-origin policy, or by a name of its own that resolves to 127.0.0.1 (DNS
rebinding). So the Host is checked on every request, the Origin wherever one is sent and always on the WebSocket (RFC 6455,
section 10.2), and everything but the exchange of the token wants the cookie.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

SOCKET = "/ws"
_TOKEN_BYTES = 32
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Admission:
    """One server's token and names. ``public_url`` is how people reach it where that is not a loopback address."""

    port: int
    public_url: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN_BYTES), repr=False)

    @property
    def secure(self) -> bool:
        """Whether people come by https."""
        return (self.public_url or "").startswith("https:")

    @property
    def cookie(self) -> str:
        """The cookie's name. Cookies are shared by all ports of a host, so the port is part of it."""
        return f"docket_{self.port}"

    @property
    def address(self) -> str:
        """What a person opens first; it holds the token."""
        return f"{(self.public_url or f'http://127.0.0.1:{self.port}').rstrip('/')}/?token={self.token}"

    def hosts(self) -> frozenset[str]:
        """The values of ``Host`` that are answered."""
        known = {f"{name}:{self.port}" for name in _LOOPBACK}
        return frozenset(known | ({urlsplit(self.public_url).netloc.lower()} if self.public_url else set()))

    def origins(self) -> frozenset[str]:
        """The origins whose pages may ask."""
        own = {f"http://{name}:{self.port}" for name in _LOOPBACK}
        if self.public_url:
            parts = urlsplit(self.public_url)
            own.add(f"{parts.scheme}://{parts.netloc}".lower())
        return frozenset(own)

    def socket_origins(self) -> str:
        """The same for WebSockets, which older browsers do not take for `'self'`; a policy cannot hold an IPv6 address."""
        return " ".join(sorted(one.replace("http", "ws", 1) for one in self.origins() if "[" not in one))

    def holds(self, given: str | None) -> bool:
        """Whether this is the token, compared in constant time."""
        return given is not None and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def refusal(self, request: web.Request) -> str | None:
        """Why a request is not answered, in a sentence; None where it is."""
        if request.headers.get("Host", "").lower() not in self.hosts():
            return "This server is not called by that name. Open the address that `docket serve` printed."
        origin = request.headers.get("Origin")
        if request.path == SOCKET and origin is None:
            return "Only the page itself may open the screens."
        if origin is not None and origin.lower() not in self.origins():
            return (
                "Another site's page asked for this. Open the address that `docket serve` printed, in a tab of its own."
            )
        if request.path == "/" and "token" in request.query:
            return (
                None
                if self.holds(request.query["token"])
                else "That token is not this server's; it changes with every start."
            )
        if not self.holds(request.cookies.get(self.cookie)):
            return "Open the address that `docket serve` printed, with its token; it changes with every start."
        return None


def _protect(response: web.StreamResponse, sockets: str) -> None:
    """Nothing is asked of other sites, no window is opened, no page frames this one, nothing is kept by the browser."""
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' {sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "sandbox allow-scripts allow-same-origin"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Permissions-Policy"] = "clipboard-read=(), camera=(), microphone=(), geolocation=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"


def gate(admission: Admission) -> Middleware:
    """The middleware in front of every handler, the WebSocket's too."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        response: web.StreamResponse
        if why := admission.refusal(request):
            response = web.Response(status=403, text=why + "\n")
        elif request.path == "/" and request.query:
            response = web.Response(status=303, headers={"Location": "/"})  # the token leaves the address bar
            if "token" in request.query:
                response.set_cookie(
                    admission.cookie,
                    admission.token,
                    httponly=True,
                    samesite="Strict",
                    secure=admission.secure,
                    path="/",
                )
        else:
            try:
                response = await handler(request)
            except web.HTTPException as refusal:
                response = web.Response(status=refusal.status, text=f"{refusal.reason}\n")
        if not response.prepared:
            _protect(response, admission.socket_origins())
        return response

    return middleware
