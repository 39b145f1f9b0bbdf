"""Ordinary documents are kept as they are: nothing in them only looks like something that acts."""

import io

import pikepdf
import pytest

from casework.files import checking, isolated
from casework.files.kinds import Kind
from tests.files import docx, jpeg, pdf, pptx, xlsx
from tests.files.hostile_office import (
    char,
    field,
    leading_out,
    sheet,
    word,
    word_document,
)
from tests.files.hostile_opendocument import writer
from tests.files.test_hostile import parts_of

LINKED = '<w:hyperlink r:id="r1"/>'
BROKEN_DRAWING = '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><br></v:shape></xml>'
MAC_PRINTER = '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x" "http://x"><plist/>'
LINK, PICTURE = (
    '<text:a xlink:href="https://westhaven.example/"/>',
    '<draw:image xlink:href="Pictures/1.png"/>',
)
SCHEMA = '<schema xmlns="urn:x" src="https://westhaven.example/a.xsd"><connect/></schema>'
WORDS = "<f>IF(A1=\"WEBSERVICE(1)|!\",{1,2;3,4},'a|b'!A1)</f>"
BRANCH = char("begin") + "<w:instrText>IF </w:instrText>" + field("PAGE") + char("end")
SUM = char("begin") + "<w:instrText>=</w:instrText>" + field("PAGE") + char("end")
ORDINARY_DOCUMENTS = {
    "a link": ("a.docx", word(LINKED, leading_out("hyperlink", "https://westhaven.example/"))),
    "a link to a person": ("a.docx", docx(leading_out("hyperlink", "mailto:a@b.example?cc=c:d"))),
    "a link to a place": ("a.docx", docx(leading_out("hyperlink", "#_Toc1"))),
    "a picture": ("a.docx", docx(leading_out("image", "media/image1.png", ""))),
    "a part from the root": ("a.docx", docx(leading_out("image", "/word/media/a.png", ""))),
    "fields": ("a.docx", word(field("TOC \\o &quot;1-3&quot;", " \\h") + field("PAGE"))),
    "a field in a field": ("a.docx", word(BRANCH)),
    "a sum of fields": ("a.docx", word(SUM)),
    "a link in a field": ("a.docx", word(field('HYPERLINK "https://a.example/dde" \\o "DDE x"'))),
    "a picture of a mail": ("a.docx", word(field('INCLUDEPICTURE "cid:image001.png@01D"'))),
    "words about macros": ("a.docx", word("<w:t>DDEAUTO, macroEnabled and WEBSERVICE(1)</w:t>")),
    "a scheme of data": ("a.docx", docx(("customXml/item1.xml", SCHEMA))),
    "a mark before the text": (
        "a.docx",
        docx(("word/document.xml", b"\xef\xbb\xbf" + word_document("").encode())),
    ),
    "a table inside": ("a.docx", docx(("word/embeddings/a.xlsx", xlsx()))),
    "a formula": ("a.xlsx", sheet("<f>SUM(A1:A9)+MYIMAGE(A1)</f>")),
    "a formula about words": (
        "a.xlsx",
        sheet("<f>IF(A1=\"WEBSERVICE(1)|!\",{1,2;3,4},'a|b'!A1)</f>"),
    ),
    "a name": ("a.xlsx", sheet('<definedName name="_xlnm.Print_Area">Sheet1!$A$1</definedName>')),
    "an old drawing": ("a.xlsx", xlsx(("xl/drawings/vmlDrawing1.vml", BROKEN_DRAWING))),
    "a printer of a Mac": ("a.xlsx", xlsx(("xl/printerSettings/p1.bin", MAC_PRINTER))),
    "a slide that goes on": (
        "a.pptx",
        pptx(("ppt/slides/s.xml", '<p action="ppaction://hlinksldjump"/>')),
    ),
    "no scripts": (
        "a.odt",
        writer("<office:scripts/>"),
    ),
    "a link of a writer": ("a.odt", writer(LINK)),
    "a picture of a writer": (
        "a.odt",
        writer(PICTURE),
    ),
}
ORDINARY_TABLES = {
    "commas": "name,tel\nA,+44 (0)1632 960112\nB,-5\n",
    "semicolons": "name;sum\nA;-5,3\nB;+2\n",
    "numbers first": "-5;7\n-6,2;8\n",
    "tabs, and nothing first": "\tname\tx\n\t-5\ty\n",
    "bars": "-5|7\n-6|note\n",
    "an old Mac": "a,b\r1,2\r",
    "money that was paid back": "name,sum\nA,-£1234.50\nB,+£3\nC,-€5\nD,£(1,200)\n",
    "notes after a dash": "name,note\nA,- see note\nB,-see note (page 3)\nC,-ditto-\nD,--\n",
    "notes about pictures": "note\n- image (front)\n- call (after 5pm)\n+ stop! now\n",
    "what stands above or below": "note\n+1 more\n-10%\n- -\n+44(0)1632 960112\n-\n+\n",
    "names on the web": "name,web\nA,@westhaven\nB,@\n",
    "a sentence": 'note\n"Two things: this, and that - with a dash"\n',
}


@pytest.mark.parametrize("what", ORDINARY_DOCUMENTS)
def test_an_ordinary_document_is_kept_part_by_part(what):
    name, content = ORDINARY_DOCUMENTS[what]
    checked = checking.checked_upload(name, content)
    assert parts_of(checked.content) == parts_of(content)
    assert checked.warnings == (("embedded",) if what == "a table inside" else ())


@pytest.mark.parametrize("what", ORDINARY_TABLES)
def test_an_ordinary_table_is_kept(what):
    content = ORDINARY_TABLES[what].encode()
    assert checking.checked_upload("a.csv", content).content == content


def test_a_pdf_that_everyone_can_open_is_kept_without_its_other_password():
    """Its writer’s password is for printing, copying and changing only."""
    owner = pikepdf.Encryption(owner="secret", allow=pikepdf.Permissions(extract=False))
    content = pdf(2, encryption=owner)
    assert b"/Encrypt" in content
    kept = checking.checked_upload("a.pdf", content)
    assert (kept.pages, b"/Encrypt" in kept.content) == (2, False)
    for made in (isolated.stamped_pdf(kept.content, "Omar"), isolated.stamped_pdf(content, "Omar")):
        assert len(pikepdf.open(io.BytesIO(made)).pages) == 2


@pytest.mark.parametrize("ending", ["jfif", "JFIF", "jpe", "jpg", "jpeg", "pjpeg"])
def test_a_photo_is_known_by_any_ending_that_programs_give_it(ending):
    kept = checking.checked_upload(f"photo.{ending}", jpeg())
    assert (kept.name, kept.kind) == ("photo.jpg", Kind.JPEG)
