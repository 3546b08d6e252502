"""Extraction: a clean text and the catalogue's names → what is named where, before anything is linked.

`order` runs the rest: it says which type claims text before which. What all types share:

    found              what comes out: FoundLaw, FoundProgram, FoundInstitution, FoundLocality
    hits               one pass of the automaton over all names of the catalogue, sorted by what they may be
    claims             which characters are taken
    traps              words that begin inside the end of a name: 民法典|型案例
    segmentation       the words of a few characters, by jieba
    squeezed           a text without quotation marks and separators
    doubled            characters that a slip has doubled: 信访工作作条例
    numerals           三十四, 二〇二一

Documents:

    titles             titles in 《》, also where brackets are lost or nested, and which of them are norms
    laws               without brackets: names of the catalogue, and titles that a place, an issuer or a year opens
    references         the provisions cited: 第三十四条第一款
    document_numbers   国办发〔2021〕5号 beside a title

Programmes:

    programs           names of the catalogue in any punctuation, and names that their form gives away
    quotations         names in quotation marks, by the words around them
    quotation_forms    what the words of a quotation alone show: “1310”, “四领一促”

Organs, which `institutions` puts together of an ending that the catalogue knows and what stands around it:

    headed_organs      with a place or level word in front: 龙川县|司法局, 民盟|岳阳市委员会
    bare_organs        with neither: 国务院, 区委、|政府
    name_ends          whether the ending ends there: 司法所|有效化解, not 执法办|公环境
    organ_heads        the place or level word in front: 镇|党委
    far_heads          places far away in front, by their short names: 四川|公安厅
    open_organs        an open name in front: 宪法学习宣传|领导小组, 广东卓凡|律师事务所
    open_starts        where an open name begins
    firm_names         verbs and lines of business in the names of firms
    area_organs        called after an area: 凤凰山|景区管委会, 陶家|派出所
    beside_organs      behind another organ: 县委|政法委, 区委、|政府
    organ_parts        sections, stations and branches behind an organ: 司法局|社矫科
    own_bureaus        what a bureau's report calls its own: 县局, 局法规科
    numbered_organs    平凉四中, 县委|第三巡察组
    composed_bureaus   a bureau made of several: 县|经商科技局
    joint_offices      an office with two duties: 经济发展和|建设局
    national_branches  国家金融监督管理总局|洛阳监管分局
    zone_organs        the organs of zones: 高新区|财政局
    organ_classes      what makes of a name that of a class, or of something else: 各县|人民政府
    named_before       whose an organ is that only a level word tells of: 三阳乡…，|乡综治中心

Places:

    places             chains of names: 重庆市綦江区中峰镇
    full_names         which chains are names where they stand
    short_names        结合|上坪|实际, 赴|浙江|、|江苏|学习
    place_lists        lists that share an ending: 下党、宁化、才溪乡
    place_runs         lists of short names that are clear among themselves: 西昌、昭觉、普格
    village_names      villages by the form of their names, and their organs: 河湾村|村委会
    village_starts     where the name of a village begins: 包联|大峪村, 驻|道水村
    listed_villages    villages of a table of one's own
    zones              晋江经济开发区
"""
