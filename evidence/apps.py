from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "evidence"

    def ready(self) -> None:
        # The only listeners to Django's own signals: every row that is saved is linked.
        from django.db.models.signals import post_save, pre_save  # noqa: TID251

        from evidence import checks, mailing, writing  # noqa: F401  (the checks register themselves)
        from evidence.key_check import check_chain_keys
        from foundation.chain import before_commit, rows_written
        from foundation.key_report import key_checks

        pre_save.connect(writing.leave_out_tampered, dispatch_uid="evidence")
        post_save.connect(writing.collect_saved, dispatch_uid="evidence")
        rows_written.connect(writing.collect_written, dispatch_uid="evidence")
        if writing.link_written_rows not in before_commit:
            before_commit.append(writing.link_written_rows)
        key_checks.append(check_chain_keys)
        mailing.register()
