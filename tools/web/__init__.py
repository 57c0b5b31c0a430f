"""Pages from the web: what is asked for, politely and within limits, and nothing else. Needs the extra `web`."""
