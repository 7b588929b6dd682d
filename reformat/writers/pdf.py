"""The large-print page as a tagged PDF/UA, for paper and for readers of PDF; needs WeasyPrint (the extra `pdf`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from msgspec.structs import replace

from reformat.document.assets import Assets
from reformat.errors import DependencyMissing, install
from reformat.settings.tree import Settings
from reformat.writers.html import tree
from reformat.writers.markup.tree import as_html
from reformat.writers.names import named
from reformat.writers.paper import for_paper
from reformat.writers.writer import Artifact, Item


class PdfWriter:
    """Writes article.pdf from the print form of the page, without its scripts and sound."""

    format = "pdf"
    suffix = ".pdf"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One PDF for each article. Raises DependencyMissing."""
        if find_spec("weasyprint") is None:
            hint = f"{install('pdf')}; on Debian also apt install libpango-1.0-0 libpangoft2-1.0-0"
            raise DependencyMissing("PDF needs WeasyPrint, which is not installed", hint=hint)
        printed = replace(settings, page=replace(settings.page, theme="light", panel=False, audio="none"))
        for name, item in named(items, "article.pdf"):
            root = for_paper(tree(item.article, None, assets, printed), printed.page)
            yield Artifact(name, _pdf(as_html(root), item.identity))


def _pdf(markup: bytes, identity: str) -> bytes:
    """The bytes, the same for the same page: no date of making, an identifier of the article's own."""
    from PIL import ImageFile
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    # WeasyPrint makes Pillow take cut-off pictures in the whole process; the pictures stage has to go on refusing them.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    fetcher = URLFetcher(allowed_protocols=("data",))
    document = HTML(string=markup.decode(), base_url=None, url_fetcher=fetcher)
    made = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identity.encode(), presentational_hints=True)
    return bytes(made or b"")
