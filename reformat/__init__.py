"""Turns news articles into accessible EPUBs, large-print pages and narration: the face of the library."""
