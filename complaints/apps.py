from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    sealed = True  # the links of its rows are kept apart

    def ready(self) -> None:
        from casework.exports.lists import declare
        from casework.notices import still_wanted
        from complaints import ladder
        from complaints.new_readers import tell_complainants
        from complaints.tag_check import check_tag_key
        from complaints.vacant_office.export import FIGURES
        from foundation.key_report import key_checks
        from people.proposals import notices

        declare(FIGURES)
        still_wanted.SEALED.append(ladder.still_wanted)
        notices.TELL_OF_NEW_READERS.append(tell_complainants)
        key_checks.append(check_tag_key)
