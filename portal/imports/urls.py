"""Addresses of the pages of files of councillors and officers."""

from django.urls import path, register_converter

from casework.exports.kinds import CONTENT_TYPES
from people.models import ImportKind
from portal.imports import views


class KindConverter:
    """Councillors or officers."""

    regex = "members|officers"

    def to_python(self, value: str) -> ImportKind:
        return ImportKind(value)

    def to_url(self, value: str) -> str:
        return str(value)


class EndingConverter:
    """A kind of file that we write."""

    regex = "|".join(CONTENT_TYPES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "import_kind")
register_converter(EndingConverter, "spreadsheet")
app_name = "imports"
urlpatterns = [
    path("", views.list_of_files, name="list"),
    path("<import_kind:kind>/", views.upload, name="upload"),
    path("<import_kind:kind>/template.<spreadsheet:ending>", views.template, name="template"),
    path("<int:pk>/", views.import_page, name="import"),
    path("<int:pk>/save/", views.save_import, name="save"),
    path("<int:pk>/undo/", views.undo_import, name="undo"),
]
