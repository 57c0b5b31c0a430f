"""What a project says of its audits: the profile, the exceptions by path, thresholds and suppressions, in one file."""
