"""The questions people ask of a graph, a module a family; `KnowledgeGraph` has a method for each.

`citing` who cites what · `changing` between years, between places · `force` what was not in force · `together` what is named
with a law · `firsts` who named a thing first · `alike` reports and passages that are alike · `differing` two results.
"""
