"""Draft to draft, one verb a stage: locate, clean, structure, mark languages, illustrate, describe."""
