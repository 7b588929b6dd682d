"""Writers: articles and their narration in, files out; they decide form, never content."""
