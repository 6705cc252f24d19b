"""The screens in a browser: who is let in, what the page may ask for, and a person who reads a concession there."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError
from browser import CHROMIUM, PATIENCE, tab

pytestmark = pytest.mark.slow
DOCKET = (sys.executable, "-m", "docket")
FORBIDDEN = 403


class Served:
    """A running `docket serve`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        self.process = process
        self.address = process.stdout.readline().strip()
        self.root = self.address.partition("/?")[0]
        self.port = int(self.root.rpartition(":")[2])

    def asked(
        self, path: str, *, cookie: str | None = "right", host: str | None = None, origin: str | None = None
    ) -> tuple[int, str]:
        """The status and the text of one request, by default from somebody who was let in."""

        async def ask() -> tuple[int, str]:
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
                if cookie == "right":
                    await (await session.get(self.address)).read()
                elif cookie:
                    session.cookie_jar.update_cookies({f"docket_{self.port}": cookie})
                headers = {name: value for name, value in (("Host", host), ("Origin", origin)) if value}
                async with session.get(self.root + path, headers=headers, allow_redirects=False) as answer:
                    return answer.status, await answer.text()

        return asyncio.run(ask())

    def in_a_window(
        self,
        story: Callable[[ClientWebSocketResponse], Awaitable[Any]],
        origin: str | None = "own",
        *,
        cookie: bool = True,
    ) -> Any:
        """Run a story over the WebSocket, as the page opens it. Raises WSServerHandshakeError where it is refused."""

        async def run() -> Any:
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
                if cookie:
                    await (await session.get(self.address)).read()
                said = self.root if origin == "own" else origin
                async with session.ws_connect(f"{self.root}/ws?width=100&height=30", origin=said) as window:
                    return await story(window)

        return asyncio.run(run())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "demo.db"
    subprocess.run([*DOCKET, "demo", "--into", str(path)], check=True, capture_output=True)
    return path


def serving(store: Path, *words: str) -> Iterator[Served]:
    command = [*DOCKET, f"--store={store}", "--case=leifer", "--view=concessions", *words]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "DOCKET_BY": "A. Clerk"},
    ) as process:
        try:
            yield Served(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


@pytest.fixture(scope="module")
def served(store: Path) -> Iterator[Served]:
    yield from serving(store, "serve", "--port=0", "--windows=2")


async def drawn(window: ClientWebSocketResponse, words: str) -> str:
    """What is drawn until these words are. Raises TimeoutError."""
    seen = ""
    async with asyncio.timeout(PATIENCE):
        while words not in seen:
            message = await window.receive()
            assert message.type not in {WSMsgType.CLOSED, WSMsgType.CLOSE, WSMsgType.ERROR}, seen
            seen += message.data.decode("utf-8", "replace") if message.type == WSMsgType.BINARY else ""
    return seen


async def quit_and_closed(window: ClientWebSocketResponse) -> bool:
    await drawn(window, "Claimed concessions")
    await window.send_json(["stdin", "q"])
    async with asyncio.timeout(PATIENCE):
        async for _ in window:
            pass
    return window.closed


def test_the_address_that_is_printed_lets_a_person_in_and_leaves_the_token_behind(served: Served) -> None:
    status, page = served.asked("/")
    assert status == 200
    assert f"ws://127.0.0.1:{served.port}/ws" in page
    assert served.address.partition("token=")[2] not in page


@pytest.mark.parametrize(
    "path", ["/", "/static/js/textual.js", "/focus.js", "/ws", "/?token=guess", "/?token=", "/nothing"]
)
def test_nothing_is_answered_without_the_cookie(served: Served, path: str) -> None:
    for cookie in (None, "guess"):
        status, text = served.asked(path, cookie=cookie)
        assert status == FORBIDDEN
        assert "token" in text or "Only the page itself" in text


@pytest.mark.parametrize("host", ["docket.attacker.example", "attacker.example:{port}", "127.0.0.1:1", "localhost"])
def test_a_name_that_was_rebound_to_this_machine_is_not_answered(served: Served, host: str) -> None:
    status, text = served.asked("/", host=host.format(port=served.port))
    assert status == FORBIDDEN
    assert "not called by that name" in text


@pytest.mark.parametrize("origin", ["https://attacker.example", "http://127.0.0.1:1", "null"])
def test_another_sites_page_gets_neither_the_page_nor_the_screens(served: Served, origin: str) -> None:
    assert served.asked("/", origin=origin)[0] == FORBIDDEN
    with pytest.raises(WSServerHandshakeError, match="403"):
        served.in_a_window(quit_and_closed, origin)


def test_the_screens_want_an_origin_and_the_cookie(served: Served) -> None:
    with pytest.raises(WSServerHandshakeError, match="403"):
        served.in_a_window(quit_and_closed, None)
    with pytest.raises(WSServerHandshakeError, match="403"):
        served.in_a_window(quit_and_closed, cookie=False)


def test_quitting_the_program_closes_its_window_and_leaves_the_server_to_the_next(served: Served) -> None:
    assert served.in_a_window(quit_and_closed)
    assert served.in_a_window(quit_and_closed)


@pytest.mark.parametrize("said", ["no json", "[]", '["resize", {"width": "x"}]', '["stdin", 5]'])
def test_what_the_page_never_says_ends_the_window(served: Served, said: str) -> None:
    async def story(window: ClientWebSocketResponse) -> bool:
        await window.send_str(said)
        async with asyncio.timeout(PATIENCE):
            async for _ in window:
                pass
        return window.closed

    assert served.in_a_window(story)
    assert served.asked("/")[0] == 200


def test_one_window_too_many_is_refused_and_the_others_stay(served: Served) -> None:
    async def story(window: ClientWebSocketResponse) -> bool:
        await drawn(window, "Claimed concessions")
        if depth.pop():
            await asyncio.to_thread(served.in_a_window, story)
            return True
        with pytest.raises(WSServerHandshakeError, match="503"):
            await asyncio.to_thread(served.in_a_window, story)
        return True

    depth = [False, True]
    assert served.in_a_window(story)


def test_another_machine_is_let_in_only_where_its_address_is_said(store: Path) -> None:
    words = [*DOCKET, f"--store={store}", "serve", "--port=0", "--host=0.0.0.0"]
    refused = subprocess.run(words, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "--public-url" in refused.stderr


def test_a_port_that_is_taken_is_told_with_what_to_do(served: Served, store: Path) -> None:
    words = [*DOCKET, f"--store={store}", "serve", f"--port={served.port}"]
    refused = subprocess.run(words, capture_output=True, text=True, check=False)
    assert refused.returncode == 3
    assert "--port 0" in refused.stderr


def test_without_the_extra_part_a_sentence_says_how_to_get_it(store: Path) -> None:
    script = "import sys; sys.modules['aiohttp'] = None; from docket.cli import run; sys.exit(run(sys.argv[1:]))"
    refused = subprocess.run(
        [sys.executable, "-c", script, f"--store={store}", "serve"], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert "[web]" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_server_ends_with_its_open_windows(store: Path) -> None:
    runs = serving(store, "serve", "--port=0")
    served = next(runs)

    async def story(window: ClientWebSocketResponse) -> bool:
        await drawn(window, "Claimed concessions")
        served.process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            async for _ in window:
                pass
        return window.closed

    assert served.in_a_window(story)
    assert served.process.wait(PATIENCE) in {0, 130}
    assert next(runs, None) is None


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here (Debian: apt-get install chromium)")
def test_a_person_reads_a_claimed_concession_in_a_browser_that_asks_nobody_else(served: Served, tmp_path: Path) -> None:
    async def story() -> None:
        async with tab(tmp_path, served.address) as page:
            await page.shows("Claimed concessions")
            await page.until(lambda: page.evaluate("document.activeElement.className == 'xterm-helper-textarea'"))
            assert await page.evaluate("location.href") == f"{served.root}/"
            await page.press("2")
            await page.shows("[2·Arguments]")
            asked = {
                re.sub("^ws", "http", url).partition("?")[0].rpartition(f":{served.port}")[0] for url in page.asked
            }
            assert asked == {"http://127.0.0.1"}
            before = len(page.complaints)
            fetched = "fetch('https://docket.example').then(() => 'sent', () => 'blocked')"
            assert await page.evaluate(fetched) == "blocked"
            await page.until(lambda: any("Content Security Policy" in told for told in page.complaints[before:]))
            assert await page.evaluate("window.open('https://docket.example') === null")
            await page.press("q")
            await page.until(lambda: page.evaluate("document.body.classList.contains('-closed')"))
            if place := os.environ.get("DOCKET_SCREENSHOTS"):
                await page.call("Page.navigate", url=f"{served.root}/")
                page.drawn = ""
                await page.shows("Claimed concessions")
                await asyncio.sleep(1)
                await page.picture(Path(place) / "browser.png")

    asyncio.run(story())
