"""System checks for files, run by `manage.py check`."""

import os
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from casework.files import scanner
from foundation.portal_keys import file_keys


@register("files")
def keys_are_well_formed(**options: object) -> list[CheckMessage]:
    """Keys that are there are well formed."""
    if not settings.FILE_KEYS:
        return []
    try:
        file_keys()
    except ImproperlyConfigured as wrong:
        return [Error(str(wrong), hint=".env.example explains how to make one.", id="files.E001")]
    return []


@register("files")
def scanner_has_an_address(**options: object) -> list[CheckMessage]:
    if not scanner.is_configured():
        return []
    try:
        scanner.address()
    except ImproperlyConfigured as wrong:
        return [Error(str(wrong), hint="See .env.example.", id="files.E004")]
    return []


@register("files", deploy=True)
def files_can_be_kept(**options: object) -> list[CheckMessage]:
    """On a site that people reach there are keys, a folder that can be written, and a scanner."""
    problems: list[CheckMessage] = []
    if not settings.FILE_KEYS:
        problems.append(Error("Set FILE_KEYS; .env.example explains it.", id="files.E002"))
    root = Path(settings.FILES_ROOT)
    existing = next(folder for folder in (root, *root.parents) if folder.exists())
    if not os.access(existing, os.W_OK):
        problems.append(Error(f"FILES_ROOT cannot be written: {root}", id="files.E003"))
    if not scanner.is_configured():
        problems.append(
            Warning(
                "Files are not checked for viruses.",
                hint="Set CLAMAV_URL to where ClamAV listens.",
                id="files.W001",
            )
        )
    return problems
