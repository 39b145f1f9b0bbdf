from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        from casework.exports.lists import declare
        from casework.notices.ladders import LADDERS
        from casework.notices.morning import KINDS
        from documents.export import REQUESTS
        from documents.ladder import DocumentLadder
        from documents.models import DocumentRequest

        declare(REQUESTS)
        KINDS["document"] = DocumentRequest
        LADDERS["document"] = DocumentLadder
