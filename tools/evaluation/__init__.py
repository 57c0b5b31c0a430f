"""Measuring the claim rules against labelled sentences: read a corpus, audit it, count, and say how sure that is."""
