"""The server of map tiles: the only other site that pages may load a picture from, if it is set."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

TILES = "https://tiles.example/{z}/{x}/{y}.png"
ASK = (
    "from portal import settings; print(*settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'])"
)


def pictures_from(tile_server):
    """What a process that starts with this setting lets a page load pictures from."""
    variables = {"TILE_SERVER": tile_server, "SECRET_KEY": "x" * 60}
    environment = os.environ | variables
    command = [sys.executable, "-c", ASK]
    return subprocess.run(
        command, cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_without_a_tile_server_no_picture_comes_from_elsewhere():
    assert pictures_from("").stdout.split() == ["'self'", "data:"]


def test_a_tile_server_is_let_in_by_its_host_alone():
    assert pictures_from(TILES).stdout.split() == ["'self'", "data:", "https://tiles.example"]


@pytest.mark.parametrize("wrong", ["http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"])
def test_a_tile_server_that_cannot_be_asked_stops_the_start(wrong):
    refused = pictures_from(wrong)
    assert refused.returncode
    assert "TILE_SERVER needs https://" in refused.stderr
