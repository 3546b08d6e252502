"""Saved government pages: six ways in which such pages are built, none of them a copy of a real one."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgraph.corpus import read
from lawgraph.corpus.page import page_text

from .samples import BODY, TITLE

PARAGRAPHS = BODY.splitlines()
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "镇情概况", "政务公开", "政民互动"))
LIST = "".join(f'<li><a href="/{year}">某镇{year}年法治政府建设报告</a>{year}-01-10</li>' for year in range(2018, 2024))
FOOT = "主办：青溪县人民政府办公室　地址：青溪县人民路1号，邮编：000000<br>网站标识码：0000000000，某ICP备00000000号"
FACTS = (
    "<table><tr><td><b>索 引 号：</b></td><td>000/2024-01</td><td>发布机构：</td><td>白石镇人民政府</td></tr>"
    "<tr><td>成文日期：</td><td>2024-01-10</td><td>主题分类：</td><td>法治、其他</td></tr></table>"
)


def editor_page() -> str:
    body = "".join(f"<p>　　{line}</p>\n" for line in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_青溪县人民政府</title>'
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-01-16 10:12">'
        '<meta name="ContentSource" content="青溪县政府网"><meta name="Url" content="http://example.gov.cn/1.html">'
        f"<script>var menu='，。，。';</script></head><body><div><ul>{MENU}</ul></div>"
        "<div>当前位置：<a>首页</a>&nbsp;&gt;&nbsp;<a>政务公开</a>&nbsp;&gt;&nbsp;<a>法治政府</a></div>"
        f"<div>{FACTS}<h1>{TITLE}</h1><span>发布时间：2024-01-16</span><span>浏览次数：<i>88</i></span>"
        f"<div class=TRS_Editor>{body}</div><div><a>【打印本页】</a></div><h3>相关链接</h3><ul>{LIST}</ul></div>"
        f"<div>{FOOT}</div></body></html>"
    )


def table_page() -> str:
    body = "<BR><BR>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + line for line in PARAGRAPHS)
    return (
        '<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">'
        f"<TITLE>{TITLE}-青溪县政府网</TITLE></HEAD><BODY bgcolor=#fff><TABLE><TR><TD>{MENU}"
        "<TR><TD>您现在的位置：<A>首页</A> >> <A>政务公开</A> >> <A>法治政府</A></TABLE><TABLE><TR>"
        f"<TD width=200>{LIST}</TD><TD><TABLE><TR><TD align=center><FONT size=5><B>{TITLE}</B></FONT></TD></TR>"
        "<TR><TD>发布日期：2024-01-16　来源：白石镇人民政府　点击数：<SCRIPT src=x></SCRIPT></TD></TR>"
        f"<TR><TD><FONT id=zoom>{body}</FONT></TD></TR></TABLE></TD></TR></TABLE><P>{FOOT}</P></BODY></HTML>"
    )


def word_page() -> str:
    body = "".join(
        '<p class=MsoNormal style="text-indent:32pt">'
        + "".join(
            f'<span style="font-family:仿宋">{line[at : at + 7]}<o:p></o:p></span>' for at in range(0, len(line), 7)
        )
        + "</p>\n"
        for line in PARAGRAPHS
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><nav>{MENU}</nav>'
        "<div>当前位置：首页 > 政务公开 > 法治政府</div>"
        f"<div><div>{TITLE}</div><em>2024-01-16</em><em>信息来源：白石镇人民政府</em><div>{body}</div></div>"
        f'<div style="display: none">看不见的，很长的，文字。</div><footer>{FOOT}</footer></body></html>'
    )


def form_page() -> str:
    body = "".join(f"<div>　　{line}</div>" for line in PARAGRAPHS)
    return (
        f"<html><head><title>{TITLE}</title></head><body><form id=form1><div>今天是2024年2月1日，星期四，欢迎您！</div>"
        f"{MENU}<div>当前位置：首页 > 政务公开 > 法治政府</div><div><dl>{LIST}</dl></div><div><div>{TITLE}</div>"
        "<div>时间：2024-01-16　来源：白石镇人民政府　【字体：大 中 小】</div>"
        f"<div>{body}</div><p>上一篇：<a>某镇报告，第一部分</a></p></div><div>{FOOT}</div></form></body></html>"
    )


def split_page() -> str:
    half = len(PARAGRAPHS) // 2
    parts = ("".join(f"<p>{line}</p>" for line in part) for part in (PARAGRAPHS[:half], PARAGRAPHS[half:]))
    return (
        f'<!DOCTYPE html><html><head><meta property="og:title" content="{TITLE}"></head><body><header>{MENU}</header>'
        "<div>当前位置：首页 > 政务公开 > 法治政府</div>"
        f"<main><section><h2>{TITLE}</h2><p>发布日期：2024-01-16</p><p>来源：白石镇人民政府</p></section>"
        f"<section>{'</section><section>'.join(parts)}</section></main><aside>{LIST}</aside><footer>{FOOT}</footer>"
    )


def unclosed_page() -> str:
    body = "".join(f"<p>&emsp;&emsp;{line}" for line in PARAGRAPHS)
    return (
        f"<title>{TITLE}</title><body><ul>{MENU}<div>当前位置：首页 > 政务公开 > 法治政府<div>{TITLE}"
        f"<div>发布时间：2024-01-16 发布单位：白石镇人民政府</div></div><div>{body}<div>{FOOT}"
    )


PAGES = [editor_page, table_page, word_page, form_page, split_page, unclosed_page]


@pytest.mark.parametrize("page", PAGES)
def test_the_report_and_nothing_else_is_taken_out_of_a_page(page: Callable[[], str], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    html = page()
    file.write_bytes(html.encode("gb18030" if "gb2312" in html else "utf-8"))
    found = read(file)
    start, end = found.content
    content = found.text[start:end].split("\n")
    assert content[0] == TITLE
    assert [line for line in content if line in PARAGRAPHS] == PARAGRAPHS
    assert not any(
        word in found.text[start:end] for word in ("网站标识码", "镇情概况", "2018", "看不见", "打印", "上一篇")
    )
    assert found.metadata["title"] == TITLE
    assert found.metadata["published"] == "2024-01-16"
    assert found.metadata["issuer"] == "白石镇人民政府"
    assert found.metadata["breadcrumb"] == "首页>政务公开>法治政府"
    assert [part.depth for part in found.sections] == [0, 1, 2, 2, 1, 1, 2]


def test_the_page_gives_its_address() -> None:
    assert page_text(editor_page())[1]["url"] == "http://example.gov.cn/1.html"
    canonical = '<link rel="canonical" href="https://example.gov.cn/2.html"><p>白石镇，依法行政。'
    assert page_text(canonical)[1]["url"] == "https://example.gov.cn/2.html"


@pytest.mark.parametrize("cell", ["县司法局<br>县公安局", "<p>县司法局</p><p>县公安局</p>"])
def test_lines_of_a_short_cell_stay_apart(cell: str) -> None:
    prose = "<p>我镇依法行政，落实责任。</p>" * 3
    text, _ = page_text(f"<div>{prose}<table><tr><td>参加单位</td><td>{cell}</td></tr></table></div>")
    assert text.endswith("\n参加单位 县司法局 县公安局")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert page_text(f"<title>{TITLE} - 青溪县人民政府</title><p>我镇，依法行政。")[1]["title"] == TITLE
    assert page_text(f"<title>{TITLE}_青溪县人民政府</title><p>我镇，依法行政。")[1]["title"] == TITLE
    assert page_text(f"<title>{TITLE}</title><p>我镇，依法行政。")[1]["title"] == TITLE


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>学习<b>《宪法》</b>和<a href=x>民法典</a>，<font>认真</font>贯彻。", "学习《宪法》和民法典，认真贯彻。"),
        ("<p>学习宪法，\n   认真贯彻。", "学习宪法，认真贯彻。"),
        ("<p>一是学习，<br>二是贯彻。", "一是学习，\n二是贯彻。"),
        ("<p>办结率 &gt; 95%，&lt;优秀&gt;。", "办结率 > 95%，<优秀>。"),
        ("<p>学法，<script>x，y，z。</script><style>a{b,c}</style><!-- 注释，注释。 -->普法。", "学法，普法。"),
        (
            "<table><tr><td>案件，起</td><td>12</td></tr><tr><td>罚款，元</td><td>300</td></tr></table>",
            "案件，起 12\n罚款，元 300",
        ),
        ("", ""),
        ("<html></html>", ""),
    ],
)
def test_markup_becomes_lines(html: str, text: str) -> None:
    assert page_text(html)[0] == text


def test_thousands_of_unclosed_tags_are_no_harm() -> None:
    assert "依法行政" in page_text("<div><font>" * 20_000 + "我镇，依法行政。")[0]


def test_a_page_in_utf16_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.htm"
    file.write_bytes(codecs.BOM_UTF16_LE + editor_page().encode("utf-16-le"))
    assert read(file).metadata["title"] == TITLE
