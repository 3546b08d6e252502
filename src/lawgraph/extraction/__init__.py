"""Extraction: a clean text and the catalogue's names → what is named where, before anything is linked."""
