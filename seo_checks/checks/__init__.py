"""The checks of SEO structure and readability: one file each, found by scanning this folder."""
