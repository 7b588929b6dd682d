"""The terminal and nothing else: commands, options, and results as words."""
