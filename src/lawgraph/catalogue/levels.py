"""What a level word tells of the place it is said of: 我县 a county, 我市 mostly a prefecture, but also a county or municipality."""

from __future__ import annotations

from collections.abc import Mapping

from lawgraph.model import Level

#: the levels that a word may mean, the largest first, the likeliest last
LEVELS_OF_WORD: Mapping[str, tuple[Level, ...]] = {
    "省": (Level.PROVINCE,),
    "自治区": (Level.PROVINCE,),
    "市": (Level.PROVINCE, Level.COUNTY, Level.PREFECTURE),
    "地区": (Level.PREFECTURE,),
    "地": (Level.PREFECTURE,),
    "自治州": (Level.PREFECTURE,),
    "州": (Level.PREFECTURE,),
    "盟": (Level.PREFECTURE,),
    "区": (Level.PROVINCE, Level.COUNTY),
    "县": (Level.COUNTY,),
    "自治县": (Level.COUNTY,),
    "旗": (Level.COUNTY,),
    "镇": (Level.TOWNSHIP,),
    "乡": (Level.TOWNSHIP,),
    "街道": (Level.TOWNSHIP,),
    "街": (Level.TOWNSHIP,),
    "苏木": (Level.TOWNSHIP,),
}
