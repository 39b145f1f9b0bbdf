"""Nothing is lost or sent unseen: what a file holds is kept, refused, or warned of beside it."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from casework.files import checking, warnings
from casework.files.workshop.photo_details import without_details
from tests.files import HEIC, docx, jpeg, opendocument, photo, pptx, xlsx
from tests.files.hostile_office import MAIN, SHEETS, word
from tests.files.hostile_opendocument import open_document
from tests.files.test_hostile import parts_of
from tests.files.unseen import (
    INSERTED,
    MODERN,
    SLIDES,
    THREADED,
    UNREMARKABLE,
    WARNED,
    annotated,
    picture_of,
    with_a_picture,
)


@pytest.mark.parametrize("what", WARNED)
def test_what_pages_do_not_show_is_warned_of(what):
    name, content, key = WARNED[what]
    checked = checking.checked_upload(name, content)
    assert checked.warnings == (key,)
    assert warnings.warning_about(checked.name, checked.warnings).startswith(f"“{checked.name}” ")


@pytest.mark.parametrize("what", UNREMARKABLE)
def test_there_is_no_warning_without_a_reason(what):
    assert checking.checked_upload(*UNREMARKABLE[what]).warnings == ()


def test_each_warning_has_its_words_and_each_of_them_is_tried():
    keys = {key for _, _, key in WARNED.values()}
    assert keys == set(warnings.SEEN) | set(warnings.LOST)
    both = warnings.warning_about("a.pdf", ["signature", "comments", "layers", "attachments"])
    assert both == (
        "“a.pdf” has comments and layers that are switched off. Everyone who opens it can find "
        "these. It will lose the files attached to it and its electronic signature when you send it"
    )


def test_a_warning_about_a_document_inside_another_is_one_about_both():
    hidden = WARNED["a hidden worksheet"][1]
    checked = checking.checked_upload("a.docx", docx(("word/embeddings/a.xlsx", hidden)))
    assert checked.warnings == ("embedded", "hidden sheets")


def png_of(picture, **more):
    out = io.BytesIO()
    picture.save(out, "PNG", **more)
    return out.getvalue()


def kept_picture(name, content):
    return Image.open(io.BytesIO(checking.checked_upload(name, content).content))


def test_a_picture_in_16_bits_of_grey_looks_as_it_did():
    deep = Image.new("I;16", (5, 1))
    for at, point in enumerate((0, 1000, 32768, 50000, 65535)):
        deep.putpixel((at, 0), point)
    kept = kept_picture("scan.png", png_of(deep))
    assert [kept.convert("L").getpixel((at, 0)) for at in range(5)] == [0, 3, 127, 194, 255]


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1"])
def test_what_can_be_seen_through_still_can(mode):
    clear = Image.new(mode, (2, 1))
    kept = kept_picture("sign.png", png_of(clear, transparency=(0, 0, 0) if mode == "RGB" else 0))
    assert kept.mode == "RGBA"
    assert kept.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_half_of_a_colour_stays_half(mode):
    points = (200, 100) if mode == "LA" else (200, 10, 10, 100)
    kept = kept_picture("sign.png", png_of(Image.new(mode, (2, 1), points)))
    assert (kept.mode, kept.getpixel((0, 0))) == (mode, points)


def test_black_and_white_stays_black_and_white():
    kept = kept_picture("fax.png", png_of(Image.new("1", (2, 1), 1)))
    assert kept.convert("L").getpixel((0, 0)) == 255


def test_what_a_picture_made_invisible_does_not_come_back_in_a_jpeg():
    from casework.files.workshop.pictures import on_white

    assert on_white(Image.new("RGBA", (1, 1), (200, 0, 0, 0))).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", photo()),
        ("a.heic", HEIC),
        ("a.png", png_of(Image.new("RGB", (2, 2)), exif=Image.open(io.BytesIO(photo())).getexif())),
    ],
)
def test_each_kind_of_picture_loses_what_the_camera_wrote(name, content):
    assert b"Maker" in content
    kept = checking.checked_upload(name, content).content
    assert b"Maker" not in kept
    assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photo_in_a_document_loses_it_too_and_is_not_drawn_again(turned):
    taken = photo(turned)
    content = docx(("word/media/image1.jpg", taken))
    kept = dict_of(checking.checked_upload("a.docx", content).content)["word/media/image1.jpg"]
    assert_plain_photo(kept, taken, turned)


def test_a_photo_in_a_pdf_loses_it_too():
    taken = photo(6)
    kept = picture_of(checking.checked_upload("a.pdf", with_a_picture(taken)).content)
    assert_plain_photo(kept, taken, 6)


def assert_plain_photo(kept, taken, turned):
    assert b"Maker" in taken
    assert b"Maker" not in kept
    assert b"A remark" not in kept
    before, after = (Image.open(io.BytesIO(photo)) for photo in (taken, kept))
    assert after.tobytes() == before.tobytes()
    assert dict(after.getexif()) == ({0x0112: turned} if turned > 1 else {})


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", jpeg()[:30], b"\x89PNG\r\n\x1a\n\0", b"GIF"]
)
def test_a_picture_that_cannot_be_read_stays_as_it_is(content):
    assert without_details(content) == content


def test_a_png_in_a_document_loses_its_remarks():
    from PIL import PngImagePlugin

    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Mrs Ewart")
    drawn = png_of(Image.new("RGB", (2, 2), "red"), pnginfo=said)
    assert b"Ewart" in drawn
    kept = without_details(drawn)
    assert b"Ewart" not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(drawn)).tobytes()


def dict_of(content):
    return {name: part for name, _, part in parts_of(content)}


W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMMENTS = (
    f'<w:comments xmlns:w="{MAIN}"><w:comment w:id="0" w:author="Mrs Ewart" w:initials="ME">'
    '<w:p w:rsidR="00A1"><w:r><w:t>Mrs Ewart: no</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="1" w:author="Mr Okafor"/></w:comments>'
)
PEOPLE = (
    f'<w15:people xmlns:w15="{W15}"><w15:person w15:author="Mrs Ewart"><w15:presenceInfo '
    'w15:providerId="AD" w15:userId="S::ewart@x.example"/></w15:person></w15:people>'
)
RSIDS = (
    f'<w:settings xmlns:w="{MAIN}"><w:rsids><w:rsidRoot w:val="00EWART1"/></w:rsids></w:settings>'
)
OLD = (
    f'<comments xmlns="{SHEETS}"><authors><author>Mrs Ewart</author></authors><commentList>'
    '<comment ref="A1" authorId="0"><text><r><t>Mrs Ewart:</t></r><r><t>Too high</t></r></text>'
    "</comment></commentList></comments>"
)
PERSONS = (
    f'<personList xmlns="{THREADED}"><person displayName="Mrs Ewart" id="1" userId="ewart@x" '
    'providerId="AD"/></personList>'
)
BOOK = (
    f'<workbook xmlns="{SHEETS}" xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac">'
    '<fileSharing userName="Mrs Ewart"/><x:absPath url="C:\\Users\\Ewart\\"/></workbook>'
)
CACHE = f'<pivotCacheDefinition xmlns="{SHEETS}" refreshedBy="Mrs Ewart"/>'
AUTHOR = '<p:cmAuthor name="Mrs Ewart" initials="ME"/>'
AUTHORS = f'<p:cmAuthorLst xmlns:p="{SLIDES}">{AUTHOR}</p:cmAuthorLst>'
MODERN_AUTHOR = '<a:author id="1" name="Mrs Ewart" userId="ewart"/>'
MODERN_AUTHORS = f'<a:authorLst xmlns:a="{MODERN}">{MODERN_AUTHOR}</a:authorLst>'
CHANGED = (
    "<text:tracked-changes><text:changed-region><office:change-info><dc:creator "
    'xmlns:dc="http://purl.org/dc/elements/1.1/">Mrs Ewart</dc:creator></office:change-info>'
    "</text:changed-region></text:tracked-changes>"
)
NAMED = {
    "word/comments.xml": docx(("word/comments.xml", COMMENTS.replace("Mrs Ewart: no", "No"))),
    "word/people.xml": docx(("word/people.xml", PEOPLE)),
    "word/settings.xml": docx(("word/settings.xml", RSIDS)),
    "word/document.xml": word(INSERTED),
    "xl/comments1.xml": xlsx(("xl/comments1.xml", OLD)),
    "xl/persons/person.xml": xlsx(("xl/persons/person.xml", PERSONS)),
    "xl/workbook.xml": xlsx(("xl/workbook.xml", BOOK)),
    "xl/pivotCache/d.xml": xlsx(("xl/pivotCache/d.xml", CACHE)),
    "ppt/commentAuthors.xml": pptx(("ppt/commentAuthors.xml", AUTHORS)),
    "ppt/authors.xml": pptx(("ppt/authors.xml", MODERN_AUTHORS)),
    "content.xml": opendocument("text", ("styles.xml", open_document(CHANGED))),
}


@pytest.mark.parametrize("place", NAMED)
def test_nobody_who_wrote_a_part_of_a_document_is_named_in_it(place):
    content = NAMED[place]
    ending = {"w": "docx", "x": "xlsx", "p": "pptx", "c": "odt"}[place[0]]
    kept = checking.checked_upload(f"a.{ending}", content).content
    parts = zipfile.ZipFile(io.BytesIO(kept))
    together = b"".join(parts.read(name) for name in parts.namelist()).lower()
    for word_of_hers in (b"ewart", b"w:rsid"):
        assert word_of_hers not in together
    assert parts.namelist() == zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_a_document_still_says_which_words_are_of_the_same_person():
    content = docx(("word/comments.xml", COMMENTS), ("word/people.xml", PEOPLE))
    parts = dict_of(checking.checked_upload("a.docx", content).content)
    assert b'w:author="Author 1" w:initials="A"' in parts["word/comments.xml"]
    assert b'w:author="Author 2"' in parts["word/comments.xml"]
    assert b"Mrs Ewart: no" in parts["word/comments.xml"]  # what somebody typed is theirs to change
    assert b'w15:author="Author 1"' in parts["word/people.xml"]


def test_an_old_comment_of_excel_begins_with_no_name():
    parts = dict_of(checking.checked_upload("a.xlsx", xlsx(("xl/comments1.xml", OLD))).content)
    assert b"<author>Author 1</author>" in parts["xl/comments1.xml"]
    assert b"<t>Author 1:</t>" in parts["xl/comments1.xml"]
    assert b"Too high" in parts["xl/comments1.xml"]


def test_a_document_inside_another_names_nobody_either():
    inside = xlsx(("xl/comments1.xml", OLD), ("docProps/core.xml", "<x/>"))
    kept = checking.checked_upload("a.docx", docx(("word/embeddings/a.xlsx", inside))).content
    parts = {name: part for name, _, part in dict_of(kept)["word/embeddings/a.xlsx"]}
    assert b"Ewart" not in parts["xl/comments1.xml"]


def test_a_table_of_excel_keeps_its_name():
    table = f'<table xmlns="{SHEETS}" name="Sums" displayName="Sums" userId="1"/>'
    parts = dict_of(checking.checked_upload("a.xlsx", xlsx(("xl/tables/t.xml", table))).content)
    assert b'displayName="Sums"' in parts["xl/tables/t.xml"]


@pytest.mark.parametrize("direct", [True, False])
def test_a_note_on_a_pdf_names_nobody_and_a_box_of_a_form_keeps_its_name(direct):
    hers = pikepdf.String("Mrs Ewart")
    for kind, kept in (("/Text", "Author 1"), ("/Widget", "Mrs Ewart")):
        content = annotated(kind, direct=direct, T=hers, Contents=pikepdf.String("Why?"))
        made = pikepdf.open(io.BytesIO(checking.checked_upload("a.pdf", content).content))
        (note,) = made.pages[0].Annots
        assert (str(note["/T"]), str(note["/Contents"])) == (kept, "Why?")


def test_a_small_picture_of_a_page_does_not_show_what_the_page_showed_once():
    def change(made):
        made.pages[0].Thumb = made.make_stream(b"what was blacked out since")

    from tests.files import pdf

    kept = pikepdf.open(io.BytesIO(checking.checked_upload("a.pdf", pdf(change=change)).content))
    assert "/Thumb" not in kept.pages[0]
