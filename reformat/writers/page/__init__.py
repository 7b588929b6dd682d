"""What makes the page a page: its style, its scripts (optional for the reader) and its player."""
