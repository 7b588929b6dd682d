"""The one model that all rooms share.

Values and functions on them; nothing here knows a reader, a stage or a writer.

    the tree        nodes, metadata; walk: ways through it; identity: ids of blocks; numbering: of lists; codec: JSON;
                    typed: what threads may read as at once; toml
    on the way      source, draft (the ledger), conservation
    pictures        assets; mirrors and companions: where those of saved pages lie
    words           links, addresses, note_marks, slugs, surrogates
"""
