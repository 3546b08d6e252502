"""Raw text → clean text with the way back, and its sentences.

clean_text      the form that names are matched in
line_breaks     which line ends and blanks stay in it
code_points     what kind of character each is
sentence_ends   where sentences end
"""

from lawgraph.letterforms import normalise
from lawgraph.text.clean_text import CleanText, clean
from lawgraph.text.sentence_ends import Sentences

__all__ = ["CleanText", "Sentences", "clean", "normalise"]
