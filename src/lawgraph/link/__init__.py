"""Linking: what was found → which entity it names, by an ordered ladder, and what is done with a document, and when.

`annotate` takes one report from end to end:

    report             what linking needs to know of the report at hand, worked out once
    where              where a find stands: its span, sentence and section in the raw text

To which entity:

    places             names and level words → places
    institutions       organs → the organ of a place
    laws               a title → a document, rung by rung
    near               … the one name that a misprinted title comes near
    aliases            … short names that a report defines, and nouns that point back: 该条例
    local_titles       … documents of a place whose title leaves it out
    issuing            who issued a document, by the words before its title

What is said of it:

    citations          puts all of this together for documents
    context            what is done with a document: 宣传, 学习, 执行, 制定
    tense              whether it is done or planned
    doer               whether the reporting side can be the one that does it
    polarity           whether it is named as what the report falls short of
    cues               where the words of a class stand, and the text around a citation
    verdict            whether the document was in force
"""
