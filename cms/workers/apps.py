from django.apps import AppConfig


class WorkersConfig(AppConfig):
    name = "cms.workers"
    label = "workers"
