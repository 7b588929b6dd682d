"""What a user may choose: one frozen tree (`tree`), and how it is found and read (`load`)."""

from reformat.settings.load import load_settings
from reformat.settings.tree import Settings

__all__ = ["Settings", "load_settings"]
