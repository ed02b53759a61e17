"""One process that holds the model for all workers of a machine, so that it is in memory once.

`client` is the embedder that workers use, `serving` the process, `turns` who is served when, `meeting` where the two
find each other. The first client starts the process, as a program of its own and never by fork; it ends when the
last client has gone, whatever became of it.
"""
