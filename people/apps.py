from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from foundation.key_report import key_checks
        from people.second_factors.key_check import check_factor_keys

        key_checks.append(check_factor_keys)
