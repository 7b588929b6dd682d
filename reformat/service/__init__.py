"""The HTTP service: jobs in, files out, over the same spool as the watch folder.

`app` holds the routes, `admission` says who may ask for what, `asking` turns a request into an order, `engine`
runs the spool in a thread, `pieces` sends files or parts of them, `notices` tells webhooks, `openapi` describes it all.
"""
