"""Adds to the trail what is written to Wagtail's log.

The copy is written in the transaction of the log entry, so that there is neither without the other; code that logs
outside of any transaction has the copy written right after. It is put into the chain when the transaction is over, in
one of its own, and so the end of the chain is locked for a moment only. A transaction that held that lock while it goes
on to pages could wait for another that holds a page and waits for the lock. Should the process end in between, the next
that adds to the chain takes along what is waiting.
"""

from django.db import connection, transaction
from django.db.models.signals import post_save
from django.utils.dateparse import parse_datetime
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.trail.chain import START, Link
from cms.trail.copies import PAGE_LOG, canonical, copy_of, matters
from cms.trail.keys import signing_key
from cms.trail.models import Head, TrailEntry, Waiting

LOGS = (PageLogEntry, ModelLogEntry)
_AT_ONCE = 1000


def connect() -> None:
    """Connect the receiver."""
    for model in LOGS:
        post_save.connect(_logged, sender=model, dispatch_uid="caveat-trail")


def _logged(sender, instance, created, raw, **kwargs):
    if not created or raw or not matters(instance.action):
        return
    with transaction.atomic():
        Waiting.objects.create(entry=canonical(copy_of(instance)))
        # Once for all that is logged in the transaction; rolling back to a savepoint takes hooks out of the list.
        if not any(hook is seal for _, hook, _ in connection.run_on_commit):
            transaction.on_commit(seal, robust=True)


def seal() -> None:
    """Put into the chain whatever waits for it, in the order in which it was written."""
    while _seal_some() == _AT_ONCE:
        pass


@transaction.atomic
def _seal_some() -> int:
    """Return how many were put into the chain."""
    head, _ = Head.objects.select_for_update().get_or_create(pk=1, defaults={"digest": START})
    waiting = list(Waiting.objects.order_by("pk")[:_AT_ONCE])
    if not waiting:
        return 0
    key = signing_key()
    links = []
    for row in waiting:
        links.append(Link.after(head.number, head.digest, row.entry, key))
        head.number, head.digest = links[-1].number, links[-1].digest
    TrailEntry.objects.bulk_create([as_row(link) for link in links], batch_size=500)
    Waiting.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    head.save()
    return len(links)


def as_row(link: Link) -> TrailEntry:
    """Return the row for a link, with the columns that repeat its copy."""
    row = TrailEntry(**link.fields())
    copy = row.copy
    row.log, row.log_pk = copy["log"], copy["id"]
    row.action, row.at = copy["action"], parse_datetime(copy["at"])
    row.user_pk, row.user_name = copy["user"]["id"], copy["user"]["name"]
    row.object_type, row.label = copy["object"]["type"], copy["object"]["label"]
    row.page_pk = int(copy["object"]["id"]) if row.log == PAGE_LOG else None
    return row
