"""The watch folder: articles dropped into an inbox come out converted, and none is lost on the way.

`folder` says what in an inbox is an article, `stability` when it is whole, `intake` takes it into the spool,
`tickets` remember for whom a job is, `delivery` brings results out, and `daemon` is the loop around them.
"""
