"""`manage.py db_worker`: the worker of django-tasks-db, which also watches for tasks that other workers have lost."""

from threading import Thread

from django_tasks_db.management.commands import db_worker

from cms.workers.lost_tasks import watch


class Command(db_worker.Command):
    def handle(self, **options):
        """Work, and watch beside it."""
        Thread(target=watch, name="lost-tasks", daemon=True).start()
        super().handle(**options)
