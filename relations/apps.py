from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "relations"
    verbose_name = "Relations of members and officers"

    def ready(self) -> None:
        from casework import connections
        from relations.connections.register import Register

        connections.answered_by(Register())
