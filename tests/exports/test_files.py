"""Files of exports: typed cells, none of which a spreadsheet works out, and any text unharmed."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.exports import xlsx_file
from casework.exports.columns import FORMULA_STARTS, dates, moments, numbers, text
from casework.exports.kinds import file_pieces
from casework.exports.xlsx_file import TooManyRows, xlsx_pieces

COLUMNS = (*text("Subject"), *numbers("Days"), *dates("Due"), *moments("Sent"))
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STARTS = st.sampled_from([*FORMULA_STARTS, " =", "  \t@", "", "'", "<", "&", "_x0041_"])
WORDS = st.builds(lambda start, rest: start + rest, STARTS, st.text(max_size=40))
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def csv_cells(columns, rows):
    written = b"".join(file_pieces("csv", columns, rows)).decode()
    assert written.startswith("\ufeff")
    assert written.endswith("\r\n")
    return list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")))[1:]


def sheet_of(columns, rows):
    with ZipFile(BytesIO(b"".join(xlsx_pieces(columns, rows)))) as book:
        assert book.testzip() is None
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        return ElementTree.fromstring(book.read(xlsx_file.SHEET)), styles


def rows_of_sheet(sheet):
    """Without the headings."""
    return [list(row) for row in sheet.iter(f"{SPACE}row")][1:]


def words_in(cell):
    return "".join(cell.itertext())


@given(WORDS)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_cell_of_a_csv_begins_as_a_formula_does_and_nothing_else_is_changed(words):
    ((cell,),) = csv_cells(text("Subject"), [(words,)])
    assert not cell.lstrip(" ").startswith(FORMULA_STARTS)
    assert cell in (words, f"'{words}")
    assert (cell == words) == (not words.lstrip(" ").startswith(FORMULA_STARTS))


@given(st.lists(WORDS, max_size=2))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_cell_of_a_sheet_is_text_and_has_no_formula_and_no_link(words):
    sheet, styles = sheet_of(text("Subject"), [(one,) for one in words])
    named = {element.tag.removeprefix(SPACE) for element in sheet.iter()}
    assert named.isdisjoint({"f", "hyperlink", "hyperlinks"})
    formats = list(styles.find(f"{SPACE}cellXfs"))
    for (cell,), typed in zip(rows_of_sheet(sheet), words, strict=True):
        assert typed == "" or cell.get("t") == "inlineStr"
        quoted = formats[int(cell.get("s", "0"))].get("quotePrefix") == "1"
        assert quoted == typed.lstrip(" ").startswith(FORMULA_STARTS)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_\ufffe\uffff")))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_reaches_a_sheet_as_it_was_typed(words):
    sheet, _ = sheet_of(text("Subject"), [(words,)])
    ((cell,),) = rows_of_sheet(sheet)
    assert words_in(cell) == words


def test_what_xml_cannot_hold_is_written_as_excel_writes_it():
    sheet, _ = sheet_of(text("Subject"), [("a\x00b\x0bc _x0041_ \ud800",)])
    ((cell,),) = rows_of_sheet(sheet)
    assert words_in(cell) == "a_x0000_b_x000B_c _x005F_x0041_ _xD800_"


def test_numbers_days_and_times_are_typed_and_times_are_those_of_london():
    rows = [("Here", -3, date(2026, 12, 1), SUMMER), ("", None, None, None)]
    assert csv_cells(COLUMNS, rows) == [
        ["Here", "-3", "2026-12-01", "2026-07-01 23:30"],
        ["", "", "", ""],
    ]
    sheet, styles = sheet_of(COLUMNS, rows)
    first, second = rows_of_sheet(sheet)
    assert [words_in(cell) for cell in first] == ["Here", "-3", "46357", "46204.979167"]
    assert [words_in(cell) for cell in second] == [""] * 4
    formats = list(styles.find(f"{SPACE}cellXfs"))
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{SPACE}numFmt")}
    looks = [codes.get(formats[int(cell.get("s", "0"))].get("numFmtId")) for cell in first]
    assert looks == [None, None, "dd/mm/yyyy", "dd/mm/yyyy hh:mm"]


def test_the_headings_of_a_sheet_stay_in_view_and_are_harmless_too():
    sheet, _ = sheet_of(text("=1+1"), [])
    assert sheet.find(f".//{SPACE}pane").get("state") == "frozen"
    assert sheet.find(f".//{SPACE}f") is None
    written = b"".join(file_pieces("csv", text("=1+1"), [])).decode()
    assert written == "\ufeff'=1+1\r\n"


def test_a_sheet_that_is_full_says_so(monkeypatch):
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 2)
    with pytest.raises(TooManyRows):
        list(xlsx_pieces(text("Subject"), [("a",)] * 3))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_are_read_as_they_are_written(kind):
    read = []

    def rows():
        for number in range(20_000):
            read.append(number)
            yield (f"Number {number} of many different ones",)

    pieces = file_pieces(kind, text("Subject"), rows())
    next(pieces), next(pieces)
    assert len(read) < 20_000
