"""Find the bytes of the article's pictures and put them into the store; a picture that can't be had says why.

Looked for in this order: what the caller supplies, data: addresses, files beside the source (never outside of its
folder, or of the tree that was named or is called as the page's host), and the network only if the settings allow it.
A missing picture is a fact for the report, never an error.
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from msgspec.structs import replace

from reformat.document.addresses import host_of
from reformat.document.assets import Assets
from reformat.document.draft import Draft
from reformat.document.mirrors import from_page, places
from reformat.document.nodes import AnyBlock, Article, Blocks, Figure, Image
from reformat.document.source import Source
from reformat.document.walk import leaves, over
from reformat.errors import MissingSource, SourceError, TooLarge
from reformat.settings.tree import Settings

MOST = 400
"""Pictures of one article whose bytes are looked for; beyond it, one is a catalogue and not an article."""

SECONDS = 15.0
"""Time for one picture from the network."""


def illustrate(draft: Draft, source: Source, assets: Assets, settings: Settings) -> Draft:
    """The draft with each picture's bytes in the store, or the reason in `Image.missing`."""
    article = draft.article
    if not settings.pictures.embed:
        return draft.with_article(over(article, _bare))
    search = _Search(source, source.base_url or article.metadata.url, assets, settings)
    return draft.with_article(over(article, search.block))


def _bare(block: AnyBlock) -> Blocks:
    if not isinstance(block, Figure) or block.image is None or not block.image.asset:
        return (block,)
    return (replace(block, image=_without_bytes(block.image)),)


def _without_bytes(image: Image) -> Image:
    """The picture as an address alone: that an article handed over as data names an asset brings no bytes."""
    return replace(image, asset="", media_type="") if image.asset else image


class _Search:
    """Looks for pictures of one source, each address once. `base` is what readers made addresses absolute against."""

    def __init__(self, source: Source, base: str, assets: Assets, settings: Settings) -> None:
        self._source, self._base, self._assets = source, base, assets
        self._settings, self._choice = settings, settings.pictures
        self._known: dict[tuple[str, ...], Image] = {}

    def block(self, block: AnyBlock) -> Blocks:
        if not isinstance(block, Figure) or block.image is None or block.image.asset in self._assets:
            return (block,)
        return (replace(block, image=self._image(_without_bytes(block.image))),)

    def _image(self, image: Image) -> Image:
        key = (image.url, *image.candidates)
        if key not in self._known:
            over = len(self._known) >= MOST
            self._known[key] = replace(image, missing="too-many-pictures") if over else self._found(image)
        return self._known[key]

    def _found(self, image: Image) -> Image:
        from reformat.stages.pictures import TINY, Refused, prepare

        reasons: list[str] = []
        for address, data in self._bytes(image, reasons):
            try:
                picture = prepare(data, self._choice)
            except Refused as error:
                reasons.append(str(error))
                continue
            if 0 < max(picture.width, picture.height) <= TINY:
                reasons.append("placeholder")
                continue
            return replace(
                image,
                url=address,
                asset=self._assets.put(picture.data),
                original=hashlib.sha256(data).hexdigest(),
                media_type=picture.media_type,
                width=picture.width,
                height=picture.height,
                missing="",
            )
        return replace(image, missing=_gravest(reasons))

    def _bytes(self, image: Image, reasons: list[str]) -> Iterator[tuple[str, bytes]]:
        """What can be had at the picture's addresses, the best first, what is at hand before what is far."""
        addresses = list(dict.fromkeys(a for a in (*image.candidates, image.url) if a))
        for address in addresses:
            if (data := self._at_hand(address, reasons)) is not None:
                yield address, data
        for address in addresses:
            if not address.lower().startswith(("http:", "https:")):
                continue
            if (data := self._from_afar(address, reasons)) is not None:
                yield address, data

    def _at_hand(self, address: str, reasons: list[str]) -> bytes | None:
        written = self._written(address)
        if self._source.resolve is not None:
            for name in dict.fromkeys((address, *written)):
                if name and (data := self._source.resolve(name)) is not None:
                    return data
        if address[:5].lower() == "data:":
            return _inline(address, reasons)
        if self._source.folder is None:
            return None
        tree = _Tree.around(self._source.folder.resolve(), self._source.root, host_of(self._base))
        found = (tree.file(name, reasons if name == address else []) for name in dict.fromkeys((*written, address)))
        place = next((one for one in found if one is not None), None)
        return _read(place, self._choice.max_bytes, reasons) if place is not None else None

    def _from_afar(self, address: str, reasons: list[str]) -> bytes | None:
        if not self._choice.remote:
            reasons.append("remote")
            return None
        from reformat.readers.fetch import fetch  # with all of HTTP, which pictures beside the page do not need

        private = self._settings.private_network
        try:
            return fetch(address, self._choice.max_bytes, SECONDS, private=private).data
        except TooLarge:
            reasons.append("too-large")
        except MissingSource:
            reasons.append("refused")
        except (SourceError, ValueError):
            reasons.append("unreachable")
        return None

    def _written(self, address: str) -> list[str]:
        """The address as the page may have written it, where reading it made it absolute."""
        if "://" not in address:
            return [address]
        return from_page(self._base, address) if self._base else []


def refused(article: Article) -> dict[str, str]:
    """Address of each picture whose file was there and could not be taken, and why, in one word."""
    images = (b.image for b in leaves((*article.deck, *article.blocks)) if isinstance(b, Figure) and b.image)
    return {("data:" if i.url.startswith("data:") else i.url): i.missing for i in images if i.missing in _AT_FAULT}


_AT_FAULT = frozenset(("unsafe", "too-many-pixels", "too-large", "broken", "unknown-kind", "not-a-picture", "empty"))


def _gravest(reasons: list[str]) -> str:
    """The reason that says most: that a file was refused says more than that it was not tried; none: not there."""
    order = ("unsafe", "too-many-pixels", "too-large", "broken", "unknown-kind", "not-a-picture", "empty", "outside",
             "refused", "unreachable", "placeholder", "remote")  # fmt: skip
    return next((reason for reason in order if reason in reasons), "not-found")


def _inline(address: str, reasons: list[str]) -> bytes | None:
    head, comma, body = address.partition(",")
    try:
        if not comma:
            raise ValueError(address[:20])
        if head.lower().rstrip().endswith(";base64"):
            return b64decode("".join(unquote(body).split()) + "==")
        return unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        reasons.append("broken")
        return None


class _Tree(NamedTuple):
    """Where files may be read: the page's folder, and the root of the tree that it is saved in, links resolved."""

    home: Path
    root: Path

    @classmethod
    def around(cls, home: Path, root: Path | None, host: str) -> _Tree:
        """The tree below `root`; where none was named, that below the folder called as the page's host is, if any."""
        if root is None and "." in host:
            root = next((folder for folder in (home, *home.parents) if folder.name == host), None)
        return cls(home, root.resolve() if root is not None else home)

    def file(self, name: str, reasons: list[str]) -> Path | None:
        """The file that the page calls so, in the tree; what leads out of it, by links too, counts as outside."""
        try:
            folder = self.home.relative_to(self.root).as_posix() if self.home.is_relative_to(self.root) else ""
            plain = name.removeprefix("file:").removeprefix("//") if name.startswith("file:") else name
            if plain.startswith("/") and not (self.root / unquote(plain)).resolve().is_relative_to(self.root):
                reasons.append("outside")
            elif plain.startswith("/") and (place := (self.root / unquote(plain)).resolve()).is_file():
                return place
        except (OSError, ValueError):
            return None
        for below in dict.fromkeys(places(plain, folder if folder != "." else "")):
            try:
                place = (self.root / below).resolve()
                if not place.is_relative_to(self.root):
                    reasons.append("outside")
                elif place.is_file():
                    return place
            except (OSError, ValueError):
                continue
        return None


def _read(place: Path, limit: int, reasons: list[str]) -> bytes | None:
    try:
        if place.stat().st_size > limit:
            reasons.append("too-large")
            return None
        return place.read_bytes()
    except OSError:
        return None
