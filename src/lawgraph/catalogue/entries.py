"""What the catalogue knows of one thing: frozen values read from ontology/*.ttl."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """A normative document (规范文本): law, regulation, Party regulation, policy document.

    `title` is the official full title with half-width brackets, and the id of the document; `key` the local part of its
    IRI. `names` are all other names that lead to it (short title, popular names); another document may have the same.
    `members` are the titles an aggregate such as 一规划两纲要 stands for. Dates are ISO, "" when unknown; `until` is
    the first day on which it was no longer in force. `kind` is one of the kinds of docs/annotation.md (statute,
    administrative-regulation, ...).
    """

    key: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    issuer: str = ""
    number: str = ""
    adopted: str = ""
    effective: str = ""
    until: str = ""
    amended: tuple[str, ...] = ()
    repealed_by: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A named initiative: its received name (the id), other ways of writing it, its kind and years.

    `quoted` are names that count only between quotation marks: “3·15” for 国际消费者权益日, “断卡” for 断卡行动. `bare` is
    False when that holds for `name` and `names` too, unless the noun of a programme follows (“积分制”, 积分制管理).
    `optional` says that it is left open whether the unquoted name counts (法治示范村, 行政执法公示制度).
    `date` is the day of a dated observance as MM-DD, "" for all else. `promotes` holds the keys of the
    documents it makes known or carries out.
    """

    key: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 0
    date: str = ""
    started_by: str = ""
    promotes: tuple[str, ...] = ()
    bare: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class InstitutionType:
    """A type of organ that places of some level have: 司法局, 党委, 综合行政执法队.

    `name` is the usual short form without place or level, as it stands in ids (`path|司法局`); `names` are the other
    forms that end an organ's name (人力资源和社会保障局 for 人社局), and no form belongs to two types. `levels` are the
    levels of the places that have one (nation, province, prefecture, county, township, village); the first is the
    commonest, and none means any. `parent` is the `name` of the type it belongs to, "" when it stands alone.

    `open` marks an ending in front of which the name is free (…律师事务所, …领导小组). `as_written` says that the id keeps
    the form the report writes, with the place taken off, instead of `name`. `national` marks an organ that is the
    only one of its name in the country (司法部): its id has no place. `successor` is the `name` of the type that
    took over its duties (司法局 after 法制办), "" for an organ that still exists.
    """

    name: str
    kind: str
    names: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    parent: str = ""
    open: bool = False
    as_written: bool = False
    national: bool = False
    successor: str = ""

    def named(self, written: str) -> str:
        """What an id calls an organ of this type that a text writes so: 司法局, for 司法行政局 too."""
        return written if self.as_written else self.name
