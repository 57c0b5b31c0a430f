from django.apps import AppConfig


class EditorConfig(AppConfig):
    name = "cms.editor"
    label = "editor"
