from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self) -> None:
        from people import posts
        from protocols.restricted_posts import actions

        posts.FROM_ABOVE.append(actions.objections)
