"""Suggested wordings put into the source of pages, where that changes nothing else."""
