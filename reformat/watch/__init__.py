"""The watch folder: articles dropped into an inbox come out converted, and none is lost on the way.

`folder` says what in an inbox is an article, `stability` when it is whole, `intake` takes it into the spool,
`tickets` remember for whom a job is, `delivery` brings results out, and `daemon` is the loop around them.
`hands` is what it has in hand, `events` and `writing` are what the system tells of the inbox, `staged` and
`kept` are how results are put in place and found again, `described` hands what people wrote of pictures to jobs.
`claim` is the right to work there, `again` gives what failed another try. `options` bound all of it, `journal` tells
its keepers.
"""
