"""Reads HTML: the article is found on lexbor's tree, and beautifulsoup4 reads only what was found."""

from reformat.readers.html.reader import HtmlReader

__all__ = ["HtmlReader"]
