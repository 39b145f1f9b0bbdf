"""Names of files, made safe to show, to email and to save."""

import re
import unicodedata

LONGEST = 100  # characters, with the ending
UNSAFE = re.compile(r'[<>:"/\\|?*%;]+')
# Names of devices, which Windows opens instead of a file.
DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # line ends and right-to-left marks too


def visible_name(name: str) -> str:
    """The name without its folders and without what nobody sees."""
    last = re.split(r"[/\\]", name)[-1]
    kept = (
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in INVISIBLE
    )
    return " ".join("".join(kept).split())


def name_ending(name: str) -> str:
    """What stands after the last dot, in small letters."""
    return visible_name(name).rstrip(". ").rpartition(".")[2].lower() if "." in name else ""


def safe_name(name: str, wanted: str) -> str:
    """The name with this one ending; dots that could pass for another become hyphens."""
    stem = visible_name(name).rstrip(". ")
    if "." in stem:
        stem = stem.rpartition(".")[0]
    stem = UNSAFE.sub("-", stem).strip(" .-~'")
    stem = re.sub(r"\.(?=[^\d.])|\.{2,}", "-", stem)
    if not stem or DEVICES.match(stem):
        stem = f"file {stem}".strip()
    return f"{stem[: LONGEST - len(wanted) - 1].rstrip(' .-')}.{wanted}"


def quoted_name(name: str) -> str:
    """The name as a sentence has it: in quotation marks, shortened."""
    shown = visible_name(name) or "This file"
    return f"“{shown if len(shown) <= 60 else shown[:40] + '…' + shown[-15:]}”"
