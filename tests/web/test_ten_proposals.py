"""Somebody who has never seen it opens the demo and settles ten proposals with the keyboard alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.web.test_browser import ARGS, CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium at {CHROMIUM}"),
]
TEN = "ccrccrcccc"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The sample brand as `troth demo` opens it; its address."""
    command = [
        sys.executable,
        "-m",
        "troth.cli.main",
        "demo",
        "--folder",
        str(tmp_path / "ws"),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        try:
            assert process.stdout is not None
            told = next(line for line in process.stdout if line.startswith("Troth is at "))
            yield told.split()[-1].rstrip("/")
        finally:
            process.terminate()


def test_ten_proposals_are_settled_without_a_mouse(demo: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page()
        page.goto(demo + "/")
        page.keyboard.press("Tab")
        for _ in range(40):  # the navigation is reached and opened with the keyboard as well
            if page.evaluate("document.activeElement.getAttribute('href')") == "/review":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/review")
        hint = page.locator("main").inner_text().lower()
        assert all(word in hint for word in ("confirm", "undo"))
        waiting = page.locator(".queue > article:not(.done)")
        before = waiting.count()
        assert before >= len(TEN)
        for number, key in enumerate(TEN):
            page.keyboard.press(key)
            page.locator(".queue > article.done").nth(number).wait_for()
        assert waiting.count() == before - len(TEN)
        page.goto(demo + "/review")
        assert waiting.count() == before - len(TEN)
        browser.close()
