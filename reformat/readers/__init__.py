"""Bytes to drafts: one reader a kind of source; they stamp what they saw, and lose no character."""
