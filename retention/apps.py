from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "retention"

    def ready(self) -> None:
        from foundation.erasure import ERASED_ROWS
        from retention.models import ErasedRow

        if (table := ErasedRow._meta.db_table) not in ERASED_ROWS:
            ERASED_ROWS.append(table)
