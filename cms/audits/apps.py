from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "cms.audits"
    label = "audits"
