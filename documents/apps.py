from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        from casework.notices.ladders import LADDERS
        from documents.ladder import DocumentLadder

        LADDERS["document"] = DocumentLadder
