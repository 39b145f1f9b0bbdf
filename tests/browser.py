"""Finds a browser for the journeys, or gets one: Debian's package as root, else Playwright's own.

Chromium's headless shell draws a page as Chromium does, and has no windows to draw around it: the
journeys take half the time. Chromium itself will do. Where neither can be had the tests are
skipped; where CI=true or REQUIRE_BROWSER=1 says that they must run, they fail.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
FONTS = "fonts-liberation"  # as wide as Arial
UPDATE = ["apt-get", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=0", "update"]


def on_path():
    """The browser that the journeys use; None is Playwright's own, whose shell it starts itself."""
    found = map(shutil.which, (SHELL, "chromium", "chromium-browser"))
    return next(filter(None, found), None)


def playwrights_own():
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def from_debian():
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("Installing Chromium from the distribution's packages")
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    }
    subprocess.run(UPDATE, **quiet)
    # Ubuntu has no package of the shell.
    for package in (SHELL, "chromium"):
        if not on_path() or package == SHELL:
            subprocess.run(["apt-get", "install", "--yes", package, FONTS], **quiet)
    return bool(on_path())


def from_playwright():
    say("Fetching Playwright's Chromium")
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(install).returncode == 0


def main():
    if shutil.which(SHELL) or playwrights_own() or from_debian() or on_path() or from_playwright():
        return 0
    say("There is no browser to be had here: put Chromium on the PATH to run the browser tests")
    return 1 if os.environ.get("REQUIRE_BROWSER") == "1" else 0


if __name__ == "__main__":
    sys.exit(main())
