"""Bytes to drafts: one reader a kind of source; they stamp what they saw, and lose no character.

`reader` says what a reader is, given what the library takes; html and metadata are packages of their own.

    bytes           decode and guess: their encoding; magic: no text; fetch: from the network
    containers      archive (member_names, shown), feed and jsonfeed (feed_parse, entry, shortcodes, loose,
                    movable_type), jsonl (records, sheet), warc (warc_pictures), mhtml (webarchive, letter_parts,
                    letter_words): a source for each article
    articles        text, markdown (front_matter, markdown_dialects, markdown_page), data
    lines of texts  wrapped, torn, particles, columns, paged: joined again; ruled, listing: tables and programs;
                    escaped, dumped, quoted, letter_head, labelled, talk: what programs wrote around; machine, markups:
                    no texts, or none that is read
"""
