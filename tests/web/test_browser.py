"""Every page in a real browser: no errors, nothing asked of other hosts, no sideways scrolling."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.web import sample

CHROMIUM = Path("/usr/bin/chromium")
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
PAGES = ["/", "/documents", "/documents?q=lamp", f"/documents/{sample.doc_id('launch')}", "/promises",
         "/review", "/narrative", "/figures", "/figures/net_sentiment", "/figures/pyramid_mix", "/sources",
         "/brandbook", "/people", "/help", "/report", "/trust", "/public/", "/nothing"]  # fmt: skip
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
_SERVE = """
from datetime import date
from troth.brandbook import load
from troth.library import Library, Workspace
from troth.web.serve import run, setup
workspace = Workspace.create({root!r}, as_of=date(2026, 3, 1), demo=True, public=True)
setup(workspace)
from tests.web import sample
sample.make(workspace.root)
from troth.ledger import moment
moment.set_clock(workspace.clock())
library = Library(workspace)
sample.suggest(library, sample.fill(library, load(workspace.brandbook_path)))
run(workspace, port=0)
"""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small brand as a demo, served by a process of its own; its address."""
    code = _SERVE.replace("{root!r}", repr(str(tmp_path_factory.mktemp("site") / "ws")))
    code = f"if __name__ == '__main__':\n{''.join(f'    {line}' for line in code.splitlines(keepends=True))}"
    folder = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        try:
            assert process.stdout is not None
            told = process.stdout.readline()
            assert told.startswith("Troth is at "), told
            yield told.split()[-1].rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        started.close()


class Watched:
    """A page whose complaints and requests are written down; other hosts cannot be reached."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site, self.complaints = site, list[str]()
        self.outside: list[str] = []
        context.route("**/*", self._route)
        self.page: Page = context.new_page()
        self.page.on(
            "console", lambda told: self.complaints.append(told.text) if told.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _route(self, route: Route) -> None:
        if route.request.url.startswith((self.site, "data:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def open(self, path: str) -> Page:
        """Go there and wait until it is loaded."""
        self.page.goto(self.site + path)
        return self.page


def watched(browser: Browser, site: str, scheme: str = "light", size: str = "desk") -> Watched:
    width, height = SIZES[size]
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})  # type: ignore[arg-type]
    return Watched(context, site)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_loads_cleanly(scheme: str, size: str, browser: Browser, site: str) -> None:
    seen = watched(browser, site, scheme, size)
    as_admin(seen)
    wide, grounds = {}, set()
    for path in PAGES:
        page = seen.open(path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[path] = over
        if path != "/report":
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert wide == {}
    assert seen.outside == []
    assert [line for line in seen.complaints if "404" not in line] == []
    assert len(grounds) == 1
    light = sum(int(part) for part in re.findall(r"\d+", grounds.pop())[:3]) > 3 * 128
    assert light == (scheme == "light")


def as_admin(seen: Watched) -> None:
    """Try the administrator's role by the switch in the navigation."""
    page = seen.open("/")
    if not page.locator("#role").is_visible():
        page.locator(".menu > summary").click()
    with page.expect_navigation(wait_until="load"):
        page.select_option("#role", "admin")


@pytest.mark.parametrize("language", ["zh-hans", "de"])
def test_other_languages_fit_too(language: str, browser: Browser, site: str) -> None:
    seen = watched(browser, site, size="phone")
    page = seen.open("/")
    page.locator(".menu > summary").click()
    with page.expect_navigation(wait_until="load"):
        page.select_option("#language", language)
    for path in PAGES[:9]:
        page = seen.open(path)
        assert page.evaluate("document.documentElement.lang") == language
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path
    assert seen.complaints == []


def test_the_review_is_worked_by_keyboard_alone(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    page = seen.open("/review")
    waiting = page.locator(".queue > article:not(.done)")
    count = waiting.count()
    assert count >= 3
    page.keyboard.press("j")
    second = page.locator(".queue > article[aria-current]").get_attribute("id")
    page.keyboard.press("k")
    assert page.locator(".queue > article[aria-current]").get_attribute("id") != second
    page.keyboard.press("c")
    page.locator(".queue > article.done").nth(0).wait_for()
    assert page.locator(".queue > article[aria-current]").get_attribute("id") == second
    page.keyboard.press("r")
    page.locator(".queue > article.done").nth(1).wait_for()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("u")
    assert waiting.count() == count - 1
    page.keyboard.press("e")
    page.keyboard.type("!")
    assert page.evaluate("document.activeElement.name") == "wording"
    assert seen.complaints == []


def test_a_slash_leads_to_the_search(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    page = seen.open("/documents")
    page.keyboard.press("/")
    page.keyboard.type("terrible")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert "q=terrible" in page.url
    assert page.locator("#rows article").count() == 12


def test_the_first_tab_skips_to_the_content(browser: Browser, site: str) -> None:
    page = watched(browser, site).open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_mistakes_in_the_brand_book_show_while_typing(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    as_admin(seen)
    page = seen.open("/brandbook")
    page.locator("textarea").fill("brand: nobody\nentities: 3\n")
    page.wait_for_selector("#check .problem")
    assert page.locator("#check [data-line]").count() >= 1
    assert page.locator(".editor pre").text_content() == "1\n2\n3"
    page.locator("#check [data-line]").first.click()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert seen.complaints == []


def test_the_api_description_works_without_a_network(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    page = seen.open("/api/v1/docs")
    page.wait_for_selector(".opblock")
    assert seen.outside == []


def test_text_from_outside_does_not_run(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    seen.page.on("dialog", lambda dialog: (seen.complaints.append("a script ran"), dialog.dismiss()))
    seen.open(f"/documents/{sample.doc_id('hostile')}")
    seen.open("/documents?q=hyperlink")
    assert seen.complaints == []


def test_evidence_is_judged_by_keyboard(browser: Browser, site: str) -> None:
    seen = watched(browser, site)
    seen.open("/")
    page = seen.open("/promises?review=confirmed")
    page.locator("a[href^='/promises/']", has_text="500").first.click()
    page.locator("#evidence").wait_for()
    assert page.locator(".queue > article[aria-current]").count() == 0  # nothing jumps to it by itself
    waiting = page.locator(".queue > article")
    count = waiting.count()
    assert count >= 1
    page.keyboard.press("j")
    assert page.locator(".queue > article[aria-current] details.pair").get_attribute("open") is not None
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("a")
    assert page.url.endswith("#evidence")
    assert waiting.count() == count - 1
    assert seen.complaints == []


def test_public_pages_work_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/public/?lang=de")
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator("script").count() == 0
    context.close()
