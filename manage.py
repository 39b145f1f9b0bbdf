#!/usr/bin/env python3
"""Django's commands, on this checkout's own servers when no DATABASE_URL is given."""

import contextlib
import os
import sys
from importlib.util import find_spec

from django.core.management import execute_from_command_line

from foundation.patience import COMMAND, be_patient


def servers() -> contextlib.AbstractContextManager[None]:
    """This checkout's servers where they are needed; the production image has none."""
    if find_spec("dev") is None:
        return contextlib.nullcontext()
    from dev import local

    return contextlib.nullcontext() if local.names_database() else local.database()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    be_patient(COMMAND)
    with servers():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
