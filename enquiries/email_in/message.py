"""An email as it arrived: who sent it, what it says, its files, and whether a machine wrote it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

from lxml import html
from mailparser_reply import EmailReplyParser

MOST_TEXT = 20_000  # characters, as a letter has
MOST_FILES = 10
BULK = ("bulk", "junk", "list", "auto_reply")
BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote")
REPLIES = EmailReplyParser(languages=["en"])


@dataclass(frozen=True)
class AttachedFile:
    name: str
    content: bytes


@dataclass(frozen=True)
class IncomingEmail:
    """`text` is all it says, `reply` what is new in it. `machine` says why no person wrote it. One
    that is `too_long` has a header only."""

    digest: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    reply: str
    files: tuple[AttachedFile, ...]
    machine: str = ""
    too_long: bool = False


def parsed_email(raw: bytes) -> IncomingEmail:
    """An email from its bytes. What is malformed in it is left out, and nothing is raised."""
    message = message_from_bytes(raw, policy=policy.default)
    text = text_of(message)
    return IncomingEmail(
        digest=digest_of(message, raw),
        sender=parseaddr(header(message, "From"))[1].lower(),
        recipients=recipients_of(message),
        subject=" ".join(header(message, "Subject").split()),
        text=text[:MOST_TEXT],
        reply=(REPLIES.parse_reply(text) or "").strip()[:MOST_TEXT],
        files=tuple(files_of(message)),
        machine=why_machine(message),
    )


def header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, IndexError):  # the parser of a header can fail on nonsense
        return ""


def digest_of(message: EmailMessage, raw: bytes) -> str:
    """The same for an email that is delivered twice."""
    number = header(message, "Message-ID").strip()
    return hashlib.sha256(number.encode() if number else raw).hexdigest()


def recipients_of(message: EmailMessage) -> tuple[str, ...]:
    names = ("To", "Cc", "Delivered-To", "X-Original-To")
    addresses = getaddresses([header(message, name) for name in names])
    return tuple(address.lower() for _, address in addresses if address)


def why_machine(message: EmailMessage) -> str:
    """Why nobody wrote this email, or "": an automatic answer, a list, a bounce, an invitation."""
    if header(message, "Auto-Submitted").lower().strip() not in ("", "no"):
        return "automatic"
    if header(message, "Precedence").lower().strip() in BULK or message.get("List-Id"):
        return "bulk"
    if message.get("X-Autoreply") or message.get("X-Autorespond"):
        return "automatic"
    empty_path = header(message, "Return-Path").strip() == "<>"
    if empty_path or message.get_content_type() in ("multipart/report", "message/delivery-status"):
        return "bounce"
    return "invitation" if is_invitation(message) else ""


def is_invitation(message: EmailMessage) -> bool:
    """Whether it is an entry for a calendar: asked for, accepted or declined."""
    return any(part.get_content_type() == "text/calendar" for part in message.walk())


def text_of(message: EmailMessage) -> str:
    """What it says, as plain text; of HTML only the words."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError, ValueError):  # a charset that nobody knows
        content = (part.get_payload(decode=True) or b"").decode(errors="replace")  # type: ignore[union-attr]
    if part.get_content_type() == "text/html":
        content = words_of_html(content)
    return content.replace("\r\n", "\n").replace("\x00", "").strip()


def words_of_html(markup: str) -> str:
    """The words of a page, a line for each block; no script, style or picture."""
    try:
        page = html.document_fromstring(markup)
    except (ValueError, html.etree.ParserError):
        return ""
    for gone in page.xpath("//script | //style | //head | //title"):
        gone.drop_tree()
    for block in page.iter(*BLOCKS):
        block.tail = "\n" + (block.tail or "")
    lines = [" ".join(line.split()) for line in page.text_content().splitlines()]
    return "\n".join(line for line in lines if line)


def files_of(message: EmailMessage) -> Iterator[AttachedFile]:
    """Its first files. Pictures within the text without a name are logos and not kept."""
    found = 0
    for part in message.iter_attachments():
        name, content = part.get_filename() or "", part.get_payload(decode=True)
        if name and isinstance(content, bytes) and found < MOST_FILES:
            found += 1
            yield AttachedFile(name, content)
