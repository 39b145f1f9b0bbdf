"""The portal's own settings, with the floor page and a counter of statements."""

import os

os.environ.setdefault("STATIC_MANIFEST", "0")

from portal.settings import *  # noqa: F403, TID251
from portal.settings import MIDDLEWARE as THEIRS  # noqa: TID251

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.floor.count_statements", *THEIRS]
LOGGING = {"version": 1, "disable_existing_loggers": True}
