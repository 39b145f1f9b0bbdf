from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self) -> None:
        from people import posts
        from protocols import (
            checks,  # noqa: F401  (registers itself)
            restricted,
        )

        posts.FROM_ABOVE.append(restricted.objections)
