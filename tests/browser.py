"""Finds a browser for the journeys, or gets one: Debian's package as root, else Playwright's own.

Where neither can be had the tests are skipped, unless REQUIRE_BROWSER=1 asks for them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DEBIAN_PACKAGES = ["chromium", "fonts-liberation"]  # the fonts are as wide as Arial


def on_path():
    return shutil.which("chromium") or shutil.which("chromium-browser")


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
    subprocess.run(["apt-get", "update"], **quiet)
    subprocess.run(["apt-get", "install", "--yes", *DEBIAN_PACKAGES], **quiet)
    return bool(on_path())


def from_playwright():
    say("Fetching Playwright's Chromium")
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(install).returncode == 0


def main():
    if on_path() or playwrights_own() or from_debian() or from_playwright():
        return 0
    say("There is no browser to be had here: put Chromium on the PATH to run the browser tests")
    return 1 if os.environ.get("REQUIRE_BROWSER") == "1" else 0


if __name__ == "__main__":
    sys.exit(main())
