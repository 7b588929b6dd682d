"""Results on disk: whole or not at all, each article under a name of its own."""

from reformat.document.slugs import slug
from reformat.saving.flat import FlatShelf
from reformat.saving.names import mark
from reformat.saving.parcel import Parcel, pack
from reformat.saving.scratch import reserved, scratch
from reformat.saving.shelf import DIGITS, Saved, Shelf
from reformat.saving.single import save

__all__ = ["DIGITS", "FlatShelf", "Parcel", "Saved", "Shelf", "mark", "pack", "reserved", "save", "scratch", "slug"]
