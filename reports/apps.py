from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from casework.exports.lists import declare
        from reports.dashboard.export import FIGURES

        declare(FIGURES)
