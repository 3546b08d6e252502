"""Synthetic reports as a large corpus has them: an invented country's towns, ten years, sentences of real length.

`synthetic_reports.extracted` looks nine names up in sentences that a test writes itself. Here the reports are made by
the thousand: names are drawn with frequencies that fall off as 1/rank, by habits that a county's towns share, so that a
page has hubs, communities and a long tail. The reports never depend on what the catalogue knows.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from string import Formatter

from lawgraph import iri
from lawgraph.model import Context, EntityType, Level, Tense
from lawgraph.network import Occurrence, ReportEntities

YEARS = range(2015, 2025)


def _words(text: str) -> list[str]:
    return text.split()


_PROVINCES = _words("广东省 河北省 重庆市 浙江省 四川省 湖南省 山东省 陕西省 云南省 江西省 甘肃省 广西壮族自治区")
_FIRST, _SECOND = "龙上东河莲金石新白清永安南北长平云松双大", "坪川江源湖山桥城泉溪原塘阳岭井田庄台林湾"
_BARE = [first + second for first, second in product(_FIRST, _SECOND)]

_KNOWN_LAWS = _words("""宪法 民法典 行政处罚法 行政复议法 信访工作条例 重大行政决策程序暂行条例 法治政府建设实施纲要 反有组织犯罪法 宗教事务条例
安全生产法 土地管理法 政府信息公开条例 行政诉讼法 行政许可法 未成年人保护法 人民调解法 反电信网络诈骗法 食品安全法 乡村振兴促进法 社区矫正法""")
_SUBJECTS = [
    first + second
    for second, first in product(
        _words("防治 管理 保护 监督 促进 登记 保障 服务 应急 安全 普及 统计"),
        _words("""大气污染 水土流失 农村宅基地 耕地 市容环境 物业 公共文化 野生动物 森林草原 历史建筑 道路交通 学校 养老 法律援助 行政执法 营商环境
        电梯 燃气 建筑垃圾 河湖 志愿 消防 疫苗 粮食 水库 数据 不动产 网络餐饮 烟花爆竹 集体资产"""),
    )
]
_LAW_FORMS = ("{}法", "{}条例", "{province}{}条例", "{}办法", "{}实施细则", "{province}{}办法")
_KNOWN_PROGRAMMES = _words("""枫桥经验 法律明白人 八五普法 七五普法 扫黑除恶专项斗争 放管服改革 一村一法律顾问 谁执法谁普法 民主法治示范村 最多跑一次
双随机、一公开 三项制度 平安建设 乡村振兴 河长制 林长制 网格化管理 民法典宣传月 国家宪法日 法治文化阵地""")
_PROGRAMME_FORMS = ("{}专项行动", "“{}”示范创建", "{}三年行动", "{}百日攻坚", "{}进乡村", "{}责任制", "{}联席会议")
_ORGANS = {
    Level.TOWNSHIP: _words("""人民政府 党委 司法所 综合行政执法队 平安建设办公室 派出所 便民服务中心 人大主席团 综治中心 财政所
    农业农村服务中心 退役军人服务站 应急管理办公室 纪委 市场监督管理所 自然资源所 人民调解委员会"""),
    Level.COUNTY: _words("""人民政府 司法局 公安局 人民法院 人民检察院 县委依法治县办公室 信访局 应急管理局 市场监督管理局 农业农村局
    教育局 民政局 财政局 自然资源局 住房和城乡建设局 卫生健康局 生态环境分局 审计局 统计局 行政审批局"""),
}
_STATE_ORGANS = _words("国务院 司法部 最高人民法院 最高人民检察院 公安部 农业农村部 生态环境部")

# What is cited of a law follows from the sentence around it, as in real reports.
_SENTENCES: tuple[tuple[str, Context], ...] = (
    (
        "{institution}联合{institution}在{locality}开展《{law}》《{law}》集中宣传活动,悬挂横幅{n}条,发放宣传资料{n}余份,接受群众咨询{n}人次。",
        Context.PUBLICISE,
    ),
    ("以{program}为抓手,在{locality}、{locality}举办《{law}》专题讲座{n}场次,推动法律进村入户、家喻户晓。", Context.PUBLICISE),
    ("坚持领导干部带头学法,党政班子会前集体学习《{law}》《{law}》等法律法规{n}次,组织{institution}工作人员参加网上学法考试,参考率和合格率均达100%。", Context.STUDY),
    ("邀请{institution}业务骨干围绕《{law}》授课,培训网格员、村干部和{program}骨干{n}人次,基层依法办事的能力有了进一步提高。", Context.STUDY),
    ("严格执行《{law}》,{institution}全年办理行政处罚案件{n}件,无一件被复议纠正或者诉讼败诉,行政执法公示、全过程记录、法制审核全面落实。", Context.IMPLEMENT),
    ("坚持和发展新时代{program},{institution}和{institution}在{locality}联合排查化解矛盾纠纷{n}起,调解成功率98%以上,做到小事不出村、大事不出镇、矛盾不上交。", Context.MENTION),
    ("根据《{law}》和《{law}》的规定,对{locality}、{locality}、{locality}的重大决策事项进行合法性审查{n}件,提出法律意见{n}条并全部采纳。", Context.IMPLEMENT),
    ("深入推进{program}与{program},{institution}牵头制定任务清单,明确责任单位和完成时限,各项工作取得阶段性成效。", Context.MENTION),
    ("按照{institution}关于贯彻《{law}》的部署,印发实施方案并开展督查{n}次,发现问题{n}个,已全部整改到位。", Context.ENACT),
    ("自觉接受人大监督,办理人大代表建议{n}件,{institution}主动公开《{law}》要求公开的政府信息{n}条,办结率、满意率均为100%。", Context.IMPLEMENT),
    ("由{institution}组织{locality}的“两委”干部旁听庭审,以案释法,引导群众办事依法、遇事找法、解决问题用法、化解矛盾靠法。", Context.MENTION),
)  # fmt: skip
_PARTS = [([(text, field) for text, field, _, _ in Formatter().parse(wording)], use) for wording, use in _SENTENCES]
_CLOSING = "依法行政意识有待增强,下一年将深入学习宣传《{law}》,推进{program},补齐{institution}执法力量不足的短板。"
_PLANS = [(text, field) for text, field, _, _ in Formatter().parse(_CLOSING)]

Named = tuple[EntityType, str, str, str, str]
"""Type, id, IRI, kind and how it is written."""


@dataclass(frozen=True)
class _Skewed:
    """Things of which the first is drawn most often, the second half as often, and so on."""

    things: tuple[Named, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, things: list[Named]) -> _Skewed:
        return cls(tuple(things), tuple(accumulate(1 / (rank + 3) for rank in range(len(things)))))

    def draw(self, generator: random.Random) -> Named:
        return self.things[bisect(self.weights, generator.random() * self.weights[-1])]


@dataclass(frozen=True)
class _County:
    """What the reports of a county and of its towns like to name."""

    path: str
    liked: dict[str, list[Named]]


def synthetic_country(reports: int, seed: int = 0, *, laws: int = 1200, programmes: int = 500) -> list[ReportEntities]:
    """So many reports of towns and counties over ten years, the same for the same arguments."""
    generator = random.Random(seed)
    common = {"law": _Skewed.of(_laws(laws)), "program": _Skewed.of(_programmes(programmes))}
    return [
        _report(number, place, county, year, common, generator)
        for number, (place, county, year) in enumerate(sorted(_whose(reports, common, generator), key=lambda it: it[2]))
    ]


def _whose(reports: int, common: dict[str, _Skewed], generator: random.Random) -> Iterator[tuple[str, _County, int]]:
    """Place, county and year of each report: a county and its towns, each from its first to its last report."""
    left = reports
    for number in range(reports):
        province = _PROVINCES[number % len(_PROVINCES)]
        between = () if province.endswith("市") else (_BARE[number // len(_PROVINCES) // 4 * 7 % len(_BARE)] + "市",)
        ending = generator.choice(("县", "县", "区", "市"))
        path = "/".join((province, *between, _BARE[number * 37 % len(_BARE)] + ending))
        liked = {
            name: [skewed.draw(generator) for _ in range(size)]
            for (name, skewed), size in zip(common.items(), (18, 8), strict=True)
        }
        county = _County(path, liked)
        towns = [name + generator.choice(("镇", "镇", "乡", "街道")) for name in generator.sample(_BARE, 9)]
        for place in (path, *(f"{path}/{town}" for town in towns)):
            first = generator.choice(YEARS[:7])
            for year in range(first, min(first + generator.randint(2, 9), YEARS.stop)):
                yield place, county, year
                left -= 1
                if not left:
                    return


def _report(
    number: int,
    place: str,
    county: _County,
    year: int,
    common: dict[str, _Skewed],
    generator: random.Random,
) -> ReportEntities:
    level = Level.COUNTY if place == county.path else Level.TOWNSHIP
    near = {"institution": _institutions(place, county.path), "locality": _localities(place)}
    occurrences: list[Occurrence] = []
    start, many = 0, generator.randint(8, 26)
    for line in range(many):
        last = line >= many - 2
        parts, use = (_PLANS, Context.PUBLICISE) if last else generator.choice(_PARTS)
        written, names = "", []
        for text, slot in parts:
            written += text
            if slot == "n":
                written += str(generator.randint(2, 400))
            elif slot:
                if slot in near:
                    named = near[slot].draw(generator)
                elif generator.random() < 0.6:
                    named = generator.choice(county.liked[slot])
                else:
                    named = common[slot].draw(generator)
                names.append((named, len(written)))
                written += named[-1]
        for (kind, entity_id, key, sort, name), at in names:
            cited = kind is EntityType.LAW
            occurrences.append(
                Occurrence(
                    *(kind, entity_id, key, sort, start + at, start + at + len(name), name, start, written),
                    context=use if cited else None,
                    tense=(Tense.PLANNED if last else Tense.DONE) if cited else None,
                    section=line // 6,
                )
            )
        start += len(written)
    key = f"{number:016x}"
    title = f"{place.rpartition('/')[2]}{year}年法治政府建设年度报告"
    published = f"{year + 1}-{generator.randint(1, 3):02}-{generator.randint(1, 28):02}"
    return ReportEntities(key, iri.NAMESPACES["doc"] + key, title, place, level, year, published, tuple(occurrences))


def _laws(size: int) -> list[Named]:
    named: list[Named] = []
    for short in _KNOWN_LAWS:
        title = f"中华人民共和国{short}" if short.endswith(("法", "典")) else short
        named.append((EntityType.LAW, title, iri.law_iri(title), "statute", short))
    for number in range(size - len(named)):
        # The forms turn faster than the subjects: not six laws in a row about the same thing.
        form = _LAW_FORMS[(number + number // len(_SUBJECTS)) % len(_LAW_FORMS)]
        title = form.format(_SUBJECTS[number % len(_SUBJECTS)], province=_PROVINCES[number % len(_PROVINCES)])
        kind = "local-regulation" if "{province}" in form else "statute" if form == "{}法" else "rule"
        named.append((EntityType.LAW, title, iri.law_iri(title), kind, title))
    return list(dict.fromkeys(named))


def _programmes(size: int) -> list[Named]:
    names = _KNOWN_PROGRAMMES + [form.format(subject) for form, subject in product(_PROGRAMME_FORMS, _SUBJECTS[::2])]
    return [(EntityType.PROGRAM, name, iri.program_iri(name), "campaign", name) for name in names[:size]]


def _institutions(place: str, county: str) -> _Skewed:
    town, above = place.rpartition("/")[2], county.rpartition("/")[2]
    named: list[Named] = []
    organs = _ORGANS[Level.COUNTY]
    for organ in organs:
        key = iri.institution_iri(iri.local_name(county), organ)
        named.append((EntityType.INSTITUTION, f"{county}|{organ}", key, "department", above + organ))
    if place != county:
        own = _ORGANS[Level.TOWNSHIP]
        key = iri.local_name(place)
        of_town: list[Named] = [
            (EntityType.INSTITUTION, f"{place}|{organ}", iri.institution_iri(key, organ), "service", town + organ)
            for organ in own
        ]
        # Its own 司法所 and its county's 司法局 by turns.
        named = [*(each for pair in zip(of_town, named, strict=False) for each in pair), *named[len(own) :]]
    state: list[Named] = [
        (EntityType.INSTITUTION, f"|{organ}", iri.institution_iri("", organ), "department", organ)
        for organ in _STATE_ORGANS
    ]
    return _Skewed.of(named + state)


def _localities(place: str) -> _Skewed:
    # A town's villages are the same in all its years.
    names = random.Random(place).sample(_BARE, 14)
    paths = [place, *(f"{place}/{name}{'社区' if number % 4 == 3 else '村'}" for number, name in enumerate(names))]
    return _Skewed.of(
        [
            (
                *(EntityType.LOCALITY, path, iri.place_iri(iri.local_name(path))),
                *("township" if path == place else "village", path.rpartition("/")[2]),
            )
            for path in paths
        ]
    )
