"""Files as people make them, uploaded and saved as the pages do it."""

import csv
import io
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from xlsxwriter import Workbook

from people.imports import actions
from people.models import PeopleImport
from tests.people import named, signed_in

MEMBERS = ["Name", "Email address", "Ward", "Group", "Post", "Committee", "Starts", "Ends"]
OFFICERS = ["Name", "Email address", "Service", "Post", "Job title", "Starts", "Ends"]
HEADINGS = {"members": MEMBERS, "officers": OFFICERS}


def member(name, ward="Harbour", *, group="", post="", committee="", starts="", ends="", email=""):
    email = email or f"{name.split()[0].lower()}@westhaven.example"
    return [name, email, ward, group, post, committee, starts, ends]


def officer(name, service="Highways", *, post="", title="", starts="", ends="", email=""):
    email = email or f"{name.split()[0].lower()}@westhaven.example"
    return [name, email, service, post, title, starts, ends]


def csv_bytes(rows, *, separator=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(*sheets, change=None):
    """A workbook with one sheet for each list of rows; `change` is done to the first."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        if change:
            change(book, book.worksheets()[0])
    return file.getvalue()


def send(content, name="members.csv", *, kind="members", who="petra", last_day=None):
    """The page that answers when a file is chosen and its button pressed."""
    client, address = signed_in(who), reverse("imports:upload", args=[kind])
    page = client.get(address)
    form = page.context["form"]
    data = {"key": form["key"].value(), "signed_for": form["signed_for"].value()}
    data |= {"others": "end" if last_day else "keep"}
    if content is not None:
        data["file"] = SimpleUploadedFile(name, content)
    if last_day:
        parts = zip(("day", "month", "year"), last_day.split("/"), strict=True)
        data |= {f"last_day_{part}": value for part, value in parts}
    return client.post(address, data)


def uploaded(*rows, kind="members", who="petra", name="", last_day=None):
    """The file of these rows, as the database has it after its upload."""
    content = csv_bytes([HEADINGS[kind], *rows])
    response = send(content, name or f"{kind}.csv", kind=kind, who=who, last_day=last_day)
    assert response.status_code == 302, response.context["form"].errors
    return PeopleImport.objects.get(pk=int(response.url.strip("/").split("/")[-1]))


def problems(*rows, **more):
    return lines(uploaded(*rows, **more), "problem")


def changes(*rows, **more):
    row = uploaded(*rows, **more)
    assert lines(row, "problem") == []
    return lines(row, "change")


def lines(row, kind):
    found = row.lines.filter(kind=kind).order_by("number")
    if kind == "problem":
        return [(line.row, line.column, line.sentence) for line in found]
    return [line.sentence for line in found]


def page_of(row, who="petra"):
    return signed_in(who).get(row.get_absolute_url())


def press_save(row, who="petra", mark=None):
    data = {"shown": row.mark if mark is None else mark, "key": str(uuid4())}
    return signed_in(who).post(reverse("imports:save", args=[row.pk]), data)


def saved(*rows, **more):
    """A file that was uploaded and saved."""
    row = uploaded(*rows, **more)
    response = press_save(row, who=more.get("who", "petra"))
    assert response.status_code == 302, response.content.decode()
    row.refresh_from_db()
    return row


def press_undo(row, who="petra"):
    response = signed_in(who).post(reverse("imports:undo", args=[row.pk]), {"key": str(uuid4())})
    row.refresh_from_db()
    return response


def a_file(*rows, kind="members", name="members.csv", last_day=None):
    """A file that Petra uploaded and that was compared, without a page."""
    rows = rows or (member("Anna Reed", starts="7 May 2027"),)
    more = {"kind": kind, "file_name": name, "others_end_on": last_day}
    made = actions.upload([HEADINGS[kind], *rows], key=uuid4(), by=named("petra"), **more)
    actions.check(made)
    return made
