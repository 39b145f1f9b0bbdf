"""Tamperings with stored files, by someone who can write where they lie; see tampering.py."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings

from casework.files import store
from casework.files.models import State, StoredFile
from tests.evidence.tampering import Where
from tests.files import png


@contextlib.contextmanager
def files_put_back() -> Iterator[None]:
    """What is done to stored files in this block is undone when it ends."""
    stored = (path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file())
    before = {path: path.read_bytes() for path in stored}
    yield
    for path, content in before.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def stored_files() -> list[StoredFile]:
    return [
        file
        for model in apps.get_models()
        if issubclass(model, StoredFile)
        for file in model._base_manager.exclude(state=State.UNSAFE).order_by("pk")
    ]


def some_file(chance) -> tuple[StoredFile, Path, Where]:
    file = chance.choice(stored_files())
    where = Where(file._meta.db_table, str(file.pk), "the stored file ")
    return file, store.file_path(file.key), where


def change_a_file(chance, cursor):
    """One bit of it."""
    _, path, where = some_file(chance)
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return where


def cut_a_file(chance, cursor):
    _, path, where = some_file(chance)
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])
    return where


def lengthen_a_file(chance, cursor):
    _, path, where = some_file(chance)
    path.write_bytes(path.read_bytes() + chance.randbytes(chance.randint(1, 100)))
    return where


def remove_a_file(chance, cursor):
    _, path, where = some_file(chance)
    path.unlink()
    return where


def swap_two_files(chance, cursor):
    file, path, where = some_file(chance)
    others = [each for each in stored_files() if each.key != file.key]
    other = store.file_path(chance.choice(others).key)
    content = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(content)
    return where


def put_another_file_in_its_place(chance, cursor):
    """Encrypted under the right name, by someone who has the key of the files."""
    file, _, where = some_file(chance)
    store.put_file(file.key, png(size=(chance.randint(1, 40), 60)))
    return where


OF_FILES = [
    change_a_file,
    cut_a_file,
    lengthen_a_file,
    remove_a_file,
    swap_two_files,
    put_another_file_in_its_place,
]
