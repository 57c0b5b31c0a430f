"""The audit trail: a copy of each log entry that matters for compliance, chained to the one before and signed."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import cached_property
from wagtail.models.audit_log import BaseLogEntry


class Unchangeable(TypeError):
    """Raised where code would change or delete a row of the trail."""

    def __init__(self) -> None:
        super().__init__("Rows of the audit trail are only added to: they are never changed or deleted.")


class TrailEntryQuerySet(models.QuerySet):
    """Rows that can be read."""

    def update(self, **kwargs):
        """Refuse. Raises Unchangeable."""
        raise Unchangeable

    def delete(self):
        """Refuse. Raises Unchangeable."""
        raise Unchangeable


class TrailEntry(models.Model):
    """A row of the trail. `entry` is what counts: the copy of the log entry as JSON text, whose bytes are hashed.

    `digest` covers the number, the digest of the row before, the id of the key, and the copy; `signature` covers the
    digest. The other columns repeat parts of the copy so that rows can be found by them.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    entry = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    key_id = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=64)

    log = models.CharField(max_length=100)
    log_pk = models.BigIntegerField()
    action = models.CharField(max_length=255, db_index=True)
    at = models.DateTimeField(db_index=True)
    user_pk = models.BigIntegerField(null=True, db_index=True)
    user_name = models.CharField(max_length=400)
    object_type = models.CharField(max_length=200)
    page_pk = models.BigIntegerField(null=True, db_index=True)
    label = models.TextField()

    objects = TrailEntryQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        default_permissions = ("view",)
        verbose_name = "audit trail entry"
        verbose_name_plural = "audit trail entries"
        indexes = [models.Index(fields=["log", "log_pk"], name="trail_log_entry")]

    def __str__(self):
        return f"{self.number}: {self.action} on {self.label}"

    def save(self, *args, **kwargs):
        """Add the row; refuse to change one. Raises Unchangeable."""
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        """Refuse. Raises Unchangeable."""
        raise Unchangeable

    @cached_property
    def copy(self) -> dict[str, Any]:
        """What the log entry said."""
        return json.loads(self.entry)

    @cached_property
    def said(self) -> str:
        """The log entry in words, as Wagtail would show it, with the comment that it carries."""
        copy = self.copy
        model: type[BaseLogEntry] = apps.get_model(self.log)
        shown = model(action=self.action, label=self.label, data=copy["data"], timestamp=self.at)
        return f"{shown.message} {shown.comment}".strip()


class Waiting(models.Model):
    """A copy that was written along with its log entry and is put into the chain once the transaction is over."""

    entry = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.entry


class Head(models.Model):
    """The end of the chain; one row. Whoever adds to the chain locks it."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.number}: {self.digest}"
