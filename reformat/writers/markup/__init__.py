"""An article as one element tree, for every writer that ends in HTML: page, fragment, book, print."""
