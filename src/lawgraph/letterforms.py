"""One way of writing each sign: which characters are the same, and the signs that their neighbours decide.

`text.clean` applies this to whole documents with offsets, `normalise` to a single name. The rows below are
our own reading of what copies of government pages, Word and PDF files contain; radicals and compatibility
forms follow Unicode's NFKC and its EquivalentUnifiedIdeograph table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

#: Shapes of one and the same sign; the first of each row is the clean one.
SAME = (
    "“„‟〝「『",
    "”〞〟」』",
    '"＂',
    "《≪«︽",
    "》≫»︾",
    "〈‹︿",
    "〉›﹀",
    "<﹤＜",
    ">﹥＞",
    "·•・‧･∙⋅",
    "、､﹑",
    "。｡",
    ":︰∶﹕",
    ",﹐",
    ";﹔",
    "!﹗",
    "?﹖",
    "%﹪",
    "(﹙︵",
    ")﹚︶",
    "〔﹝︹",
    "〕﹞︺",
    "【︻",
    "】︼",
    "-﹣",
    "．﹒",
    "国囯囻圀",
    "民⺠",
    "长⻓",
    "门⻔",
    "见⻅",
    "贝⻉",
    "车⻋",
    "页⻚",
    "风⻛",
    "马⻢",
    "鱼⻥",
    "鸟⻦",
    "齐⻬",
    "龙⻰",
    "青⻘",
    "角⻆",
)

#: What may stand for a hyphen between digits.
DASHES = "—–―~‐‑‒−─"

#: Regular expression classes: blanks, line ends, and what is not to be seen (zero width, controls).
BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)

#: Letters of Pinyin with their tones: pages turned into traditional script by machine have 領(lǐng)會(huì).
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

#: Clean signs that `repairs` may have to change; where none stands there is nothing to look for.
DOUBTFUL = DASHES + '<"．' + TONED

#: it begins with a set of signs, which `re` looks for at once, and not with what stands before them
_DASH_RUN = re.compile(f"[-{DASHES}](?<=[0-9*][-{DASHES}])[-{DASHES}]*(?=[0-9*])")
_NUMERAL_AS_DASH = re.compile("一(?=20[0-9]{2}(?![0-9]))")
_YEAR_BEFORE = re.compile("(?:19|20)[0-9]{2}")
_DOUBLE_ANGLES = re.compile(r"<<([^<>\n]{1,80})>>")
_ANGLES = re.compile(r"<(?![0-9])(?=[^<>\n]{0,79}[\u3400-\u9fff])[^<>\n]{1,80}>")
_QUOTE_OR_END = re.compile('["“”\n]')
_PINYIN = re.compile(rf"\((?<=[\u3400-\u9fff]\()(?=[^()]*[{TONED}])[a-zü{TONED}]{{1,7}}\)")
_SPACE = re.compile(f"[{BLANKS}{LINE_ENDS}{UNSEEN}]+")
#: a name of these signs is in clean form, unless a dash is doubled or the numeral 一 stands for one
_SHORT = 80
_PLAIN_NAME = re.compile("[\u4e00-\u9fff0-9()《》“”·-]*")


@cache
def mapping() -> Mapping[int, int]:
    """Code point → code point for every character that the clean form writes otherwise."""
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂．"}
    for block in (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00)):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and ord(plain) != code:
                table[code] = ord(plain)
    for row in SAME:
        table.update(dict.fromkeys(map(ord, row[1:]), ord(row[0])))
    return table


def repairs(text: str) -> dict[int, str]:
    """Position → what to write there ("" to drop it), for the signs whose meaning their neighbours decide.

    `text` has the characters of `mapping` replaced already.

    >>> repairs("2021——2025年")
    {4: '-', 5: ''}
    """
    edits: dict[int, str] = {}
    for run in _DASH_RUN.finditer(text):
        if run[0] != "-":
            edits.update(dict.fromkeys(range(run.start(), run.end()), ""))
            edits[run.start()] = "-"
    for one in _NUMERAL_AS_DASH.finditer(text):
        if _YEAR_BEFORE.fullmatch(text, max(0, one.start() - 4), one.start()):
            edits[one.start()] = "-"
    if "<" in text:
        edits |= _angle_brackets(text)
    if '"' in text:
        edits |= _plain_quotes(text)
    if "(" in text:
        for reading in _PINYIN.finditer(text):
            edits.update(dict.fromkeys(range(reading.start(), reading.end()), ""))
    at = text.find("．")
    while at >= 0:  # １．加强 and １２．４ have a full stop, 美好生活．民法典相伴 a middle dot
        before = text[at - 1 : at]
        edits[at] = "." if before.isascii() and before.isalnum() else "·"
        at = text.find("．", at + 1)
    return edits


def _angle_brackets(text: str) -> dict[int, str]:
    edits: dict[int, str] = {}
    for pair in _DOUBLE_ANGLES.finditer(text):
        first, last = pair.start(), pair.end() - 1
        edits |= {first: "《", first + 1: "", last - 1: "》", last: ""}
    for pair in _ANGLES.finditer(text):
        first, last = pair.start(), pair.end() - 1
        if first not in edits and last not in edits:
            edits |= {first: "〈", last: "〉"}
    return edits


def _plain_quotes(text: str) -> dict[int, str]:
    """A plain quote opens unless a quotation is open; a paragraph ends every quotation."""
    edits: dict[int, str] = {}
    inside = False
    for sign in _QUOTE_OR_END.finditer(text):
        if sign[0] == '"':
            edits[sign.start()] = "”" if inside else "“"
            inside = not inside
        else:
            inside = sign[0] == "“"
    return edits


def edited(text: str, edits: Mapping[int, str]) -> str:
    """The text with the edits of `repairs` made."""
    pieces: list[str] = []
    done = 0
    for at in sorted(edits):
        pieces += (text[done:at], edits[at])
        done = at + 1
    pieces.append(text[done:])
    return "".join(pieces)


@lru_cache(maxsize=8192)  # the same titles stand in report after report
def normalise(name: str) -> str:
    """A name of the catalogue in clean form, every blank out.

    >>> normalise("“八五” 普法规划（２０２１—２０２５年）")
    '“八五”普法规划(2021-2025年)'
    """
    if _PLAIN_NAME.fullmatch(name) and "--" not in name and "一20" not in name:
        return name
    text = _SPACE.sub("", name.translate(mapping()))
    edits = repairs(text)
    return edited(text, edits) if edits else text


def is_plain(text: str) -> bool:
    """Whether a text, mostly a title, is in clean form as far as a look at its characters tells; no text but a short one is."""
    return (
        len(text) < _SHORT
        and _PLAIN_NAME.fullmatch(text) is not None
        and "--" not in text
        and "一20" not in text
        and _TRADITIONAL.search(text) is None
    )


#: Characters that simplified Chinese does not have and hardly a sentence of traditional Chinese is without.
TRADITIONAL = (
    "們這個為國來說時會學對發開當與關長門問間東車電話請讓點體實現經應該進過還機執頒條規縣鎮區務業議處黨員設農鄉戶見觀親記計訂認討論證評詳語調識護責質資費貫賣輕轉辦違運達適選遠邊釋錄鐵閱際陸隊陽險難雙離靈響"
    "順須領頭題願類風飛養驗強歸從復專項鬥爭傳織組憲導總結級統絡網罰詐騙訴訟預報劃準則監協縱繼續約綱紀維緊線編緣績擊擴據擔揚撫攬權樹標樞樣橋歷殺氣決沒減測滿漢濟灣無爾獎獨環產畢療盤盡確礎禮種穩窮競築簡籌糧紛"
    "納純細終綠緩縮職聯聲肅腦臨舉舊藝節蘇號衛裝補製複視覺覽觸訊訓託訪許診詢誠誤諮諾謀謝謹譯譽讀變貢財販貪貧購貸賠賢賴贈贏趨蹤軍軌輔輛輸轄連週遊遞遷遺郵鄰針鈔銀銷鋪錢錯鎖鏈鏡鑑閉閒闢陣陳陰隨隱雜雞雲靜頁頂頓"
    "頻額顧顯飲館馬駐駕驚鬧魚鳥鹽麥黃齊齡龍"
    "動習廣場況檢單夠嚴檔賬創揮帶聽圍態參審華蓋積崗談徹熱勢負較萬勵漸備幫慣將給獲溝狀濃極傾講僅綜趕稅饋歲誰營義壓師戰廢興兩匯冊暢試醫寧廳別園橫勞矯繞藥莊脫寫曉礙餘牽慶殘庫勸擺筆團撐稱斷愛婦擬載災壯涼構敗樓樂圖貼銜鮮"
)
_TRADITIONAL = re.compile(f"[{TRADITIONAL}]")
_FEWEST_TRADITIONAL = 2


def simplified(text: str) -> str:
    """A text in simplified characters, one for one, so that offsets hold; most texts are returned as they are.

    Names are matched in simplified characters: 行政處罰法 is 行政处罚法. The mapping of single characters is OpenCC's.
    """
    if len(set(_TRADITIONAL.findall(text))) < _FEWEST_TRADITIONAL:
        return text
    return simplified_name(text)


def simplified_name(name: str) -> str:
    """A name in simplified characters, however few of its characters tell that it is not: 反電信網絡詐騙法."""
    return name.translate(
        {ord(char): _simple(char) for char in set(name) if "\u3400" < char < "\ud800" or char > "\uffff"}
    )


@cache
def _simple(char: str) -> str:
    simple: str = _converter().convert(char)
    return simple if len(simple) == 1 else char


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
