from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "casework"

    def ready(self) -> None:
        from casework.files import checks as of_files  # noqa: F401  (and so does this)
        from casework.files.key_check import check_file_keys
        from casework.notices import account_mail, morning_mail
        from casework.notices.proposals import write_proposal_notices
        from casework.notices.versions import write_version_notices
        from casework.sealing import checks  # noqa: F401  (registers itself)
        from casework.sealing.key_check import check_sealing_keys
        from casework.set_aside.keeping import Table
        from foundation.key_report import key_checks
        from foundation.sweeps import KEEPERS
        from people.proposals import notices
        from protocols.drafting import notices as version_notices

        notices.WRITE_NOTICES.append(write_proposal_notices)
        version_notices.WRITE_NOTICES.append(write_version_notices)
        account_mail.register()
        morning_mail.register_morning_mail()
        KEEPERS.append(Table())
        key_checks.extend((check_file_keys, check_sealing_keys))
