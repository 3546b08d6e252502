"""What the catalogue knows of one thing: frozen values read from ontology/*.ttl."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """A normative document (规范文本): law, regulation, Party regulation, policy document.

    `title` is the official full title with half-width brackets, and the id of the document; `key` the local part of
    its IRI. `names` are all other names that lead to it (short title, popular names); another document may have the
    same. `members` are the titles an aggregate such as 一规划两纲要 stands for. Dates are ISO, "" when unknown; `until` is the first day on which it was
    no longer in force. `kind` is one of the kinds of GUIDELINES (statute, administrative-regulation, ...).
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
    """A named initiative: its received name (the id), other ways of writing it, its kind and years."""

    key: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 0
    promotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstitutionType:
    """A type of organ that places of some level have: 司法局, 党委, 综合行政执法队.

    `name` is the usual short form without place or level, as it stands in ids (`path|司法局`); `names` are the other
    forms that end an organ's name (人力资源和社会保障局 for 人社局). `levels` are the levels of the places
    that have one (province, prefecture, county, township, village, nation); the first is the commonest. `parent` is the
    `name` of the type it belongs to, "" when it stands alone. `national` holds the organ's full id when it is unique in
    the country (司法部).
    """

    name: str
    kind: str
    names: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    parent: str = ""
