"""Files that are not what they should be: each is refused with a sentence, or read all the same."""

import io
import zipfile

import pytest

from people.imports import actions
from people.models import PeopleImport, User
from tests.files import pdf
from tests.imports.files import MEMBERS, csv_bytes, lines, member, press_save, send, xlsx_bytes

pytestmark = pytest.mark.django_db
ANNA = member("Anna Reed", starts="7 May 2027")
ROWS = [MEMBERS, ANNA]
BECOMES = "Anna Reed becomes councillor for Harbour from 7 May 2027."


def error(content, name="members.csv", **more):
    """What the form says beside the file. Nothing has been kept of it."""
    response = send(content, name, **more)
    assert response.status_code == 200
    assert not PeopleImport.objects.exists()
    ((sentence,),) = [response.context["form"].errors["file"]]
    assert sentence in response.content.decode().replace("&#x27;", "'")
    return sentence


def changes_of(content, name="members.csv"):
    response = send(content, name)
    assert response.status_code == 302, response.context["form"].errors
    return lines(PeopleImport.objects.get(), "change")


READ = {
    "CSV": (csv_bytes(ROWS), "members.csv"),
    "a byte order mark": (csv_bytes(ROWS, encoding="utf-8-sig"), "members.csv"),
    "semicolons": (csv_bytes(ROWS, separator=";"), "members.csv"),
    "tabs": (csv_bytes(ROWS, separator="\t"), "members.csv"),
    "UTF-16": (csv_bytes(ROWS, encoding="utf-16"), "members.csv"),
    "XLSX": (xlsx_bytes(ROWS), "members.xlsx"),
    "an empty second sheet": (xlsx_bytes(ROWS, []), "members.xlsx"),
    "a name in capitals": (xlsx_bytes(ROWS), "MEMBERS.XLSX"),
}


@pytest.mark.parametrize(("content", "name"), READ.values(), ids=READ)
def test_a_file_is_read_however_it_was_saved(content, name, clock):
    assert BECOMES in changes_of(content, name)


def test_windows_1252_keeps_its_letters(clock):
    rows = [MEMBERS, member("Zoë Brûlé", starts="7 May 2027", email="zoe@westhaven.example")]
    said = changes_of(csv_bytes(rows, encoding="cp1252"))
    assert "Zoë Brûlé becomes councillor for Harbour from 7 May 2027." in said


def test_a_serial_number_and_a_date_of_excel(clock):
    def as_dates(book, sheet):
        sheet.write_number(1, 6, 46514)
        sheet.write_number(1, 7, 46880, book.add_format({"num_format": "dd/mm/yyyy"}))

    said = changes_of(xlsx_bytes(ROWS, change=as_dates), "members.xlsx")
    assert "Anna Reed becomes councillor for Harbour from 7 May 2027 until 7 May 2028." in said


def test_a_formula_stays_text_and_is_never_worked_out(clock):
    name = '=HYPERLINK("https://evil.example","Anna")'
    row = [name, "anna@westhaven.example", "Harbour", "", "", "", "7 May 2027"]
    changes_of(csv_bytes([MEMBERS, row]))
    assert press_save(PeopleImport.objects.get()).status_code == 302
    assert User.objects.get(email="anna@westhaven.example").name == name


def test_a_formula_of_a_workbook_is_its_last_value(clock):
    def formula(book, sheet):
        sheet.write_formula(1, 2, '="Har"&"bour"', None, "Harbour")

    assert BECOMES in changes_of(xlsx_bytes(ROWS, change=formula), "members.xlsx")


def test_a_file_without_a_row(clock):
    assert error(b"") == "“members.csv” is empty. Choose another file"
    nothing = "has nothing in it. Choose a file with a row for each person"
    assert error(b",,,\n,,\n") == f"“members.csv” {nothing}"
    assert error(xlsx_bytes([]), "members.xlsx") == f"“members.xlsx” {nothing}"


def test_a_heading_alone_changes_nothing(clock):
    assert changes_of(csv_bytes([MEMBERS])) == []
    assert press_save(PeopleImport.objects.get()).status_code == 403


def test_no_file_was_chosen(clock):
    assert error(None) == "Choose the file to upload"


def test_several_sheets(clock):
    assert error(xlsx_bytes(ROWS, ROWS), "members.xlsx").endswith(
        "has something on more than one sheet. Keep one sheet and choose that file"
    )


def test_merged_cells(clock):
    def merge(book, sheet):
        sheet.merge_range(2, 0, 3, 1, "Anna")

    assert "has merged cells in row 3" in error(xlsx_bytes(ROWS, change=merge), "members.xlsx")


def test_a_file_that_is_no_workbook(clock):
    sentence = "is not an Excel workbook, although its name says so"
    assert sentence in error(csv_bytes(ROWS), "members.xlsx")
    assert sentence in error(pdf(), "members.xlsx")
    assert "is not a CSV table" in error(xlsx_bytes(ROWS), "members.csv")
    assert "is a PDF. Choose a CSV, Excel" in error(pdf(), "members.pdf")


def test_an_archive_that_is_no_workbook(clock):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    assert "is not a workbook" in error(file.getvalue(), "members.xlsx")


def test_a_workbook_that_is_broken(clock):
    content = xlsx_bytes(ROWS)
    broken = repacked(content, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>")
    assert "cannot be read" in error(broken, "members.xlsx")


def test_a_workbook_with_macros(clock):
    content = repacked(xlsx_bytes(ROWS), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert "contains macros or a program" in error(content, "members.xlsx")
    assert "can contain macros. Save it without" in error(xlsx_bytes(ROWS), "members.xlsm")


def test_a_workbook_that_unpacks_to_far_more(clock):
    bomb = b"<worksheet>" + b" " * (80 * 2**20) + b"</worksheet>"
    content = repacked(xlsx_bytes(ROWS), "xl/worksheets/sheet1.xml", bomb)
    assert len(content) < 200_000
    assert "expands to far more than a document needs" in error(content, "members.xlsx")


def repacked(content, name, part):
    """The workbook with another part of this name."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as book,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in book.namelist():
            if entry != name:
                made.writestr(entry, book.read(entry))
        made.writestr(name, part)
    return out.getvalue()


def test_a_table_with_a_character_that_no_text_has(clock):
    assert "is not plain text" in error(csv_bytes(ROWS) + b"\x00")


def test_too_many_rows_are_refused_before_they_are_read(clock, monkeypatch):
    monkeypatch.setitem(actions.MOST_ROWS, "members", 2)
    rows = [MEMBERS, ANNA, ANNA, ANNA]
    more = "has more than 2 rows below its heading. Split it and choose the first part"
    assert error(csv_bytes(rows)).endswith(more)
    assert error(xlsx_bytes(rows), "members.xlsx").endswith(more)
    page = send(b"").content.decode()
    assert "OpenDocument (ODS), up to 25 MB and 2 rows" in page


def test_too_many_columns(clock):
    assert "has more than 50 columns" in error(csv_bytes([["x"] * 51]))


def test_what_was_typed_is_kept_if_something_is_wrong(clock):
    page = send(b"", last_day="31/2/2027").content.decode()
    for part in ('value="31"', 'value="2027"', 'value="end"'):
        assert part in page
    assert "is not a real date" in page
