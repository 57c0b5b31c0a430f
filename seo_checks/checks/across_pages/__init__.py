"""The checks that look at the reports of all pages together, one file each."""
