"""The claim-audit report as a document: made from stored audits and decisions, kept as it was made."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "cms.reports"
    label = "reports"
