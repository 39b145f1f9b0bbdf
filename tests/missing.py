"""What a test needs of the machine and may not find: the test is skipped, and fails in CI."""

import os

import pytest


def skip_or_fail(reason, required="REQUIRE_EVERY_TEST"):
    """Skips a test that cannot run here. Where every test must run, it fails instead."""
    if os.environ.get("CI") == "true" or os.environ.get(required) == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
