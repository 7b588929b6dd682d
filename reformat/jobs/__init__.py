"""The durable spool that the watch folder and the service stand on: each safety is built once, here.

A job is a folder named by the hash of its source and options. Its state is the folder it lies in, and it changes
state by one atomic rename; nothing but the file system is needed. `order` says what is asked, `spool` keeps it,
`worker` and `crew` do it in processes of their own, `runner` brings the two together.
"""
