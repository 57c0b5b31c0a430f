"""Set up the demonstration clinic and serve it."""

import contextlib
import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from cms.home.demo_accounts import ensure_accounts
from cms.home.demo_clinic import load_demo_clinic
from cms.home.demo_evidence import load_demo_evidence
from cms.home.demo_workflow import ensure_workflow
from cms.users.models import User

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Migrate, load the demonstration clinic, audit it and serve it. Run again, it keeps what is there."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="where to serve (default: 8000)")
        parser.add_argument("--no-serve", action="store_true", help="set up and audit, but do not serve")

    def handle(self, *, port, no_serve, **options):
        if not settings.DEBUG and not no_serve:
            raise CommandError("The demo serves with development settings only. Use --no-serve, then your own server.")
        if not no_serve:
            _refuse_taken(port)
        settings.VAR_DIR.mkdir(exist_ok=True)
        self.stdout.write("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        loaded = load_demo_clinic()
        self.stdout.write(f"Demo clinic: {loaded}.")
        ensure_workflow()
        accounts = ensure_accounts(settings.VAR_DIR / "demo-accounts.json")
        load_demo_evidence(approver=User.objects.get(username="reviewer"))
        Site.objects.filter(is_default_site=True).update(hostname="localhost", port=port)
        Site.clear_site_root_paths_cache()
        self._audit()
        self._announce(port, accounts)
        if not no_serve:
            call_command("runserver", f"{HOST}:{port}", use_reloader=False, verbosity=0)

    def _audit(self):
        with contextlib.suppress(SystemExit):  # its verdict is for scripts; what could not be read has been said
            call_command("audit_pages", "--all", "--summary", "--fail-on", "never", stdout=self.stdout)

    def _announce(self, port, accounts):
        address = f"http://localhost:{port}"
        width = max(len(account.role) for account in accounts)
        lines = [
            "",
            f"  Site    {address}/",
            f"  Admin   {address}/admin/",
            "",
            *(f"  {account.role:<{width}}   {account.username:<10} {account.password}" for account in accounts),
            "",
            f"  Claim audit (reviewer)   {address}/admin/reports/claim-audit/",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.write("  Stop with Ctrl-C. Everything is kept in var/ and there again next time.")
        self.stdout.flush()


def _refuse_taken(port: int) -> None:
    """Say that a port is taken before doing any work."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Choose another: make demo PORT={port + 1}"
            ) from None
