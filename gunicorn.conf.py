"""How gunicorn serves the portal. It reads this file by itself when started in this folder.

It must stand behind a proxy that takes each request in whole before passing it on, such as the one
of docs/nginx.conf: here each request has a thread from its first byte on.
"""

import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from portal.settings import LOGGING, WEB_PROCESSES, WEB_THREADS  # noqa: TID251  (before Django)

workers = WEB_PROCESSES
threads = WEB_THREADS
worker_class = "gthread"
timeout = 60  # a process that says nothing for so long is replaced
graceful_timeout = 30
keepalive = 75  # longer than a proxy keeps its connections, so that none is closed in use
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
control_socket_disable = True
accesslog = None  # see portal.request_log
logconfig_dict = LOGGING
if Path("/dev/shm").is_dir():  # noqa: S108  (a slow disk would make workers seem dead)
    worker_tmp_dir = "/dev/shm"  # noqa: S108
