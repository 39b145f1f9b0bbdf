from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self) -> None:
        from people import posts
        from protocols import checks  # noqa: F401  (registers itself)
        from protocols.restricted_posts import actions

        posts.OBJECTIONS_OF_HIGHER_APPS.append(actions.restricted_post_objections)
