"""The report frame: who speaks, of which place and year. Everything relative in a report resolves through it.

`frame` puts it together:

    title              the title, of the first lines of a page
    dates              the year reported on, and the date of the report
    given              what the user states, which wins over all
    sources            the texts of a page that may name the place, the surest first
    named              the places that a source names, each with the organ behind it
    short_forms        places in the short forms of titles: 洛浦街2021年…, 合肥高新区
    plain_zones        zones whose names any city may have: 东部新区
    spoken             the level that 我镇 and 全县 tell, the bureau of 我局
    place              which of several places is meant, by all that the document names
    agency_code        … by the numbers of its documents: 平政办发〔2025〕26号
    site               … by the numbers of the site it stands on, and by the newspaper that prints it
    reading            one document with what all this is read from, made when first asked for
    reporter           who reports, by the first source that tells
    own_organ          the organ that reports, where its name stands apart from its place
    issuer             the organ named behind a place, and the bureau that a report names most
    surroundings       the places around it: what 我镇, 县司法局, 市委 and 上坪司法所 stand for
"""
