"""What plain language is made of: words and their places, word lists, verbs, the passive voice, transitions."""
