"""Linking: what was found → which entity it names, by an ordered ladder, and what is done with a document, and when."""
