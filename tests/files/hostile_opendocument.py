"""Hostile OpenDocument files, by elements and references that run or fetch something."""

from tests.files import opendocument

SPACES = ("office", "text", "draw", "script", "table", "form", "presentation", "style")
MACROS, REMOTE = "contains macros", "downloads something"
BROKEN, LINK = "cannot be read", "has a link to a folder"
EVIL = "https://evil.example/x.png"


def open_document(body):
    """The content of an OpenDocument file, with the names that such content uses."""
    names = " ".join(f'xmlns:{s}="urn:oasis:names:tc:opendocument:xmlns:{s}:1.0"' for s in SPACES)
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<office:document-content {names} {xlink}>{body}</office:document-content>"


def writer(body):
    return opendocument("text", ("styles.xml", open_document(body)))


def calc(body):
    return opendocument("spreadsheet", ("styles.xml", open_document(body)))


LISTENER = '<script:event-listener script:event-name="dom:load" xlink:href="x"/>'
SCRIPT = '<office:script script:language="ooo:Basic"><a/></office:script>'
DDE_LINK = '<text:dde-connection-decl office:dde-application="soffice"/>'
MOVIE = '<draw:plugin xlink:href="https://evil.example/"/>'
FRAME = '<draw:floating-frame xlink:href="https://evil.example/"/>'
IMAGE = '<draw:image xlink:href="{}"/>'.format
ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"

HOSTILE_WRITER = {
    "writer with a listener": (writer(LISTENER), MACROS),
    "writer with scripts in its text": (
        writer(f"<office:scripts>{SCRIPT}</office:scripts>"),
        MACROS,
    ),
    "writer with a script": (writer('<text:script script:language="js">x</text:script>'), MACROS),
    "writer with a running button": (writer('<text:execute-macro text:name="x"/>'), MACROS),
    "writer with an exchange of data": (writer(DDE_LINK), MACROS),
    "writer with a film": (writer(MOVIE), MACROS),
    "writer with a frame": (writer(FRAME), MACROS),
    "writer with a picture from afar": (writer(IMAGE(EVIL)), REMOTE),
    "writer with a picture by letters": (writer(IMAGE("htt&#112;s://evil.example/")), REMOTE),
    "writer with a picture from a share": (writer(IMAGE("//evil.example/x/y.png")), REMOTE),
    "writer with a file of the reader": (
        writer('<text:section-source xlink:href="../../../etc/passwd"/>'),
        REMOTE,
    ),
    "writer with a link that runs": (writer('<text:a xlink:href="macro:///x"/>'), LINK),
    "writer with a password": (
        opendocument("text", ("styles.xml", b"\x8c\x01"), ("META-INF/manifest.xml", ENCRYPTED)),
        "has a password",
    ),
    "writer without its names": (
        opendocument("text", ("styles.xml", "<script:event-listener/>")),
        BROKEN,
    ),
}
HOSTILE_CALC = {
    "calc that asks the web": (
        calc("<table:table-cell table:formula='of:=WEBSERVICE(\"https://evil.example/\")'/>"),
        REMOTE,
    ),
    "calc that exchanges data": (
        calc('<table:table-cell table:formula=\'of:=DDE("soffice";"x";"y")\'/>'),
        MACROS,
    ),
    "calc with another table": (
        calc('<table:table-source xlink:href="https://evil.example/a.ods"/>'),
        REMOTE,
    ),
}
