"""A full disk half-way through a file: a small disk in memory, used by nothing else."""

import base64
import errno
import json
import os
import subprocess
import sys

from tests.missing import skip_or_fail

# In namespaces of its own the program may mount, without being anybody on the machine outside.
MOUNTED = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
MOUNT = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"'
PROGRAM = """
import json, sys
from pathlib import Path
from uuid import uuid4
import django
django.setup()
from django.conf import settings
from casework.files import store
settings.FILES_ROOT, settings.FILE_KEYS = sys.argv[1], [sys.argv[2]]
kept, failed = uuid4(), None
store.put_file(kept, b"a" * 300_000)
try:
    store.put_file(uuid4(), b"b" * 900_000)
except store.FileNotStored as why:
    failed = why.__cause__.errno
names = [p.name for p in Path(sys.argv[1]).rglob("*") if p.is_file()]
print(json.dumps([failed, names == [store.file_path(kept).name], len(store.file_content(kept))]))
"""


def on_a_small_disk(folder, *program):
    command = [*MOUNTED, MOUNT, str(folder), *program]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_file_too_large_for_the_disk_leaves_nothing_and_the_old_one_stays(tmp_path):
    if on_a_small_disk(tmp_path, "true").returncode:
        skip_or_fail("this machine lets nobody mount in a namespace of their own")
    key = base64.urlsafe_b64encode(b"k" * 32).decode()
    done = on_a_small_disk(tmp_path, sys.executable, "-c", PROGRAM, str(tmp_path), key)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [errno.ENOSPC, True, 300_000]
    assert os.listdir(tmp_path) == []
