"""Two reports of the same pages at two times: what is new, what is gone, what changed, and how that is shown."""
