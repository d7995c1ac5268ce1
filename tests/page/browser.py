"""The browser that the tests of the page use; run as a program it makes sure that there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = "python -m playwright install chromium"


def installed_browser() -> str | None:
    """Return the path of Chromium or Chrome: the one $KGRAPH_CHROMIUM names, else one on the PATH, else None."""
    return os.environ.get("KGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def has_playwright_browser() -> bool:
    """Return whether Playwright has a browser of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed where a browser is installed

    with sync_playwright() as started:
        return Path(started.chromium.executable_path).exists()


def main() -> int:
    """Make sure that there is a browser, by Playwright's own download if need be; return the exit code."""
    if installed_browser() or has_playwright_browser():
        return 0
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode == 0:
        return 0
    message = (
        "没有可用的浏览器，网页测试无法进行。请安装 Chromium，例如：\n"
        "No browser for the tests of the page. Install one, for example:\n"
        "    sudo apt-get install chromium        (Debian, Ubuntu)\n"
        f"    {INSTALL}\n"
    )
    sys.stderr.write(message)
    return 1


if __name__ == "__main__":
    sys.exit(main())
