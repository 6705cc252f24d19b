"""A real headless Chromium, driven by its own debugging protocol (https://chromedevtools.github.io/devtools-protocol/)."""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

PATIENCE = 40
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page:
    """One tab: what it asked the network for, what it was sent, what it shows."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.drawn = ""
        self.complaints: list[str] = []
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type != WSMsgType.TEXT:
                continue
            told = json.loads(message.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told.get("result", told))
                continue
            method, values = told["method"], told["params"]
            if method == "Network.requestWillBeSent":
                self.asked.append(values["request"]["url"])
            elif method == "Network.webSocketCreated":
                self.asked.append(values["url"])
            elif method == "Network.webSocketFrameReceived" and values["response"]["opcode"] == 2:
                self.drawn += base64.b64decode(values["response"]["payloadData"]).decode("utf-8", "replace")
            elif method == "Log.entryAdded":
                self.complaints.append(values["entry"]["text"])

    async def call(self, method: str, **values: object) -> dict[str, Any]:
        """One command of the protocol and its answer."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": values})
        return await asyncio.wait_for(answer, PATIENCE)

    async def evaluate(self, script: str) -> Any:
        """The value of a script in the page."""
        told = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return told["result"].get("value")

    async def until(self, holds: Callable[[], Awaitable[Any] | Any]) -> None:
        """Wait until something holds. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = holds()
                if await found if asyncio.iscoroutine(found) else found:
                    return
                await asyncio.sleep(0.05)

    async def shows(self, words: str) -> None:
        """Wait until the program has drawn these words."""
        await self.until(lambda: words in self.drawn)

    async def press(self, key: str) -> None:
        """Type one printable character."""
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=key, key=key, unmodifiedText=key)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self, path: Path) -> None:
        """A screenshot as PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(path.write_bytes, base64.b64decode(shot["data"]))


@asynccontextmanager
async def tab(profile: Path, address: str) -> AsyncIterator[Page]:
    """Chromium with one tab at an address; it is ended afterwards."""
    assert CHROMIUM
    process = await asyncio.create_subprocess_exec(
        *(CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
        *("--disable-background-networking", "--remote-debugging-port=0", f"--user-data-dir={profile}"),
        *("--window-size=1280,860", "about:blank"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        told = profile / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not (told.exists() and len(told.read_text().split()) > 1):  # noqa: ASYNC110 (another program writes it)
                await asyncio.sleep(0.05)
        root = f"http://127.0.0.1:{told.read_text().split()[0]}"
        async with ClientSession() as session:
            async with session.get(f"{root}/json") as answer:
                target = next(one for one in await answer.json() if one["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Network", "Page", "Log", "Runtime"):
                    await page.call(f"{domain}.enable")
                await page.call("Page.navigate", url=address)
                yield page
    finally:
        process.terminate()
        await process.wait()
