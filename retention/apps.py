from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "retention"

    def ready(self) -> None:
        from casework.exports.lists import declare
        from foundation.erasure import ERASED_ROWS
        from retention.models import ErasedRow
        from retention.subject_access.export import PERSON_CASES

        declare(PERSON_CASES)

        if (table := ErasedRow._meta.db_table) not in ERASED_ROWS:
            ERASED_ROWS.append(table)
