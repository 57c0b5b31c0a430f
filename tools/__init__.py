"""The command line: reads pages, has the engine audit them, writes the report."""
