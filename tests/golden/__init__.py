"""Whole articles: a folder a case, with its source and what comes of it, in plain files."""
