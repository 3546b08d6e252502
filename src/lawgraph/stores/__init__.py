"""Where a graph is kept to be asked: an embedded store beside it, a server started here, a server elsewhere.

embedded   graph.ttl → out/store, opened read-only
server     out/store → a SPARQL endpoint on this machine
turtle     graph.ttl → pieces that are complete documents
web        requests to a server, tried again when it is busy
push       the pieces → a server, counted afterwards
"""
