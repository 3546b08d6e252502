"""What is known beforehand: documents, programmes, organ types, places, and the words of the grammar.

`load` puts it together of the files of ontology/:

    entries            the values: Instrument, Programme, InstitutionType
    instruments        normative documents and works, read from Turtle
    programmes         programmes, read from Turtle
    institution_types  types of organs, read from Turtle
    entry_rows         … what the entries of these files have in common
    turtle             … Turtle as plain rows
    grammar            word classes, cues and the rungs of the ladder, read from tables
    misprints          what print makes of the nouns at the end of titles: 条列 for 条例
    words              whether a word of a class stands at a place in a text
    names              all names as automata
    levels             what a level word tells of its place: 县 a county
    roles              what a word that these find may be
    villages           the villages of a table of one's own
    find               what a name leads to, for people who ask
    files              where the files lie
    cache              what was compiled of them, kept in the user's cache folder

The gazetteer is in divisions/; files of one's own are laid over all this by user/.
"""
