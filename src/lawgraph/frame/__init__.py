"""The report frame: who speaks, of which place and year. Everything relative in a report resolves through it."""
