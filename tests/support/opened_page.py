"""A page open in a browser, with what it said and what it asked of the network."""

from pathlib import Path

from playwright.sync_api import Browser, Page


class Opened:
    """A page with what it said on the console and what it asked of the network.

    The browser's language is that of the page unless another one is given.
    """

    def __init__(self, browser: Browser, path: Path, width: int = 1280, locale: str | None = None) -> None:
        own = "fr-FR" if '<html lang="fr">' in path.read_text(encoding="utf-8")[:200] else "en-GB"
        self.page: Page = browser.new_page(viewport={"width": width, "height": 1000}, locale=locale or own)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]")

    def go(self, address: str) -> None:
        self.page.evaluate("address => { location.hash = address; }", address)
        self.page.wait_for_timeout(60)
        if address.startswith(("costs", "progress")) and "=" not in address:
            self.page.wait_for_selector(".main-svg")
