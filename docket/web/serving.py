"""The server: a page, its files, and a WebSocket that drives one process of the program for each window."""

import asyncio
import contextlib
import json
import socket
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TypeVar

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from docket.web.admission import SOCKET, Admission, gate

Words = TypeVar("Words", bytes, str)

_HEARTBEAT_SECONDS = 15
_LONGEST_MESSAGE = 1_000_000  # bytes: a pasted paragraph, not a paper
_PATIENCE_SECONDS = 3
_FEWEST, _MOST = 10, 1_000  # cells of a window, either way


class Windows:
    """The open windows, at most ``most`` at a time; ``command`` is the shell command of one window's process."""

    def __init__(self, command: str, most: int) -> None:
        self.command = command
        self._open: set[web.WebSocketResponse] = set()
        self._free = asyncio.Semaphore(most)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One window, from its opening to its end. Raises HTTPServiceUnavailable where there are too many."""
        try:  # a page that is loaded anew comes while the process of its former window is still ending
            await asyncio.wait_for(self._free.acquire(), _PATIENCE_SECONDS)
        except TimeoutError:
            raise web.HTTPServiceUnavailable(reason="Too many windows are open here; close one") from None
        window = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_LONGEST_MESSAGE)
        self._open.add(window)
        try:
            await window.prepare(request)
            await self._run(window, _cells(request, "width", 80), _cells(request, "height", 24))
        finally:
            self._open.discard(window)
            self._free.release()
        return window

    async def _run(self, window: web.WebSocketResponse, width: int, height: int) -> None:
        service = _Process(
            self.command,
            write_bytes=_unless_closed(window.send_bytes),
            write_str=_unless_closed(window.send_str),
            close=_closing(window),
            download_manager=DownloadManager(),
        )
        await service.start(width, height)
        try:
            async for message in window:
                if message.type == WSMsgType.TEXT and not await _obeyed(service, window, message.data):
                    break
        finally:
            await service.end()
            await window.close()

    async def close(self, _app: web.Application) -> None:
        """The server stops: every window is told."""
        for window in tuple(self._open):
            await window.close(code=WSCloseCode.GOING_AWAY, message=b"docket serve has ended")


class _Process(AppService):
    """One process of the program; its end, of whatever kind, closes the window."""

    async def run(self) -> None:
        """Pass on what the process writes until it ends."""
        try:
            await super().run()
        finally:
            await self.remote_close()

    async def end(self) -> None:
        """Ask the process to quit, and end it where it does not."""
        process = self._process
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.stop(), _PATIENCE_SECONDS)
        if process is not None and process.returncode is None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), 1)
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


def _cells(request: web.Request, name: str, otherwise: int) -> int:
    try:
        return min(max(int(request.query.get(name, otherwise)), _FEWEST), _MOST)
    except ValueError:
        return otherwise


async def _obeyed(service: AppService, window: web.WebSocketResponse, data: str) -> bool:
    """Do what the page says; False where it is not what textual-serve's page says."""
    try:
        kind, *rest = json.loads(data)
        if kind == "stdin":
            await service.send_bytes(rest[0].encode())
        elif kind == "resize":
            width, height = (min(max(int(rest[0][side]), _FEWEST), _MOST) for side in ("width", "height"))
            await service.set_terminal_size(width, height)
        elif kind == "ping":
            await window.send_json(["pong", str(rest[0])])
        elif kind in {"blur", "focus"}:
            await (service.blur() if kind == "blur" else service.focus())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return False
    return True


def _unless_closed(send: Callable[[Words], Awaitable[None]]) -> Callable[[Words], Awaitable[None]]:
    async def write(data: Words) -> None:
        with contextlib.suppress(ConnectionError, RuntimeError):  # the window was closed while the process drew
            await send(data)

    return write


def _closing(window: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await window.close()

    return close


def application(admission: Admission, command: str, *, title: str, most: int) -> web.Application:
    """The web application: the gate, the page, the files of the terminal, the WebSocket, and nothing else."""
    import textual_serve  # noqa: PLC0415 (only its folder is wanted)

    windows = Windows(command, most)
    own = files("docket.web")
    page, focus = (own.joinpath(name).read_text("utf-8") for name in ("page.html", "focus.js"))

    async def index(request: web.Request) -> web.Response:
        from html import escape  # noqa: PLC0415 (a word of the standard library, for one page)

        scheme = "wss" if admission.secure else "ws"
        text = Template(page).substitute(
            title=escape(title), socket=escape(f"{scheme}://{request.headers['Host']}{SOCKET}")
        )
        return web.Response(text=text, content_type="text/html")

    async def focusing(_request: web.Request) -> web.Response:
        return web.Response(text=focus, content_type="text/javascript")

    app = web.Application(middlewares=[gate(admission)])
    app.router.add_get("/", index)
    app.router.add_get("/focus.js", focusing)
    app.router.add_get(SOCKET, windows.handle)
    app.router.add_static("/static", Path(textual_serve.__file__).parent / "static")
    app.on_shutdown.append(windows.close)
    return app


def listening(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def serve(app: web.Application, bound: socket.socket) -> None:
    """Answer until interrupted."""
    web.run_app(app, sock=bound, print=None, access_log=None, shutdown_timeout=_PATIENCE_SECONDS)
