#!/usr/bin/env python3
"""Django's commands, on this checkout's own servers when no DATABASE_URL is given."""

import os
import sys

from django.core.management import execute_from_command_line

from dev import local


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if local.names_database():
        execute_from_command_line(sys.argv)
        return
    with local.database():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
