from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    sealed = True  # the links of its rows are kept apart
