"""Settings of real worker processes in tests: those of the tests, with the tasks in the database as in production."""

from cms.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "audit"]}}
