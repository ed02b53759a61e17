"""Roles: each holds what stands below it, nobody holds what no role may, and administrators stand apart."""

from itertools import combinations, pairwise
from typing import Any

import pytest

from qianglian.model.errors import BadInput, Conflict
from qianglian.platform.permissions.roles import OF_INSTALLATION, read, roles

SMALL: dict[str, Any] = {
    "version": "1",
    "permissions": [
        {"code": "a", "zh": "甲", "en": "a"},
        {"code": "installation.x", "zh": "乙", "en": "x"},
    ],
    "roles": [{"code": "viewer", "zh": "查看者", "en": "viewer", "permissions": ["a"]}],
    "administrators": [{"code": "admin", "zh": "管", "en": "admin", "permissions": ["installation.x"]}],
}


def test_who_stands_above_may_do_all_that_is_below() -> None:
    members = roles().members
    assert list(members) == ["viewer", "reviewer", "analyst", "manager", "owner"]
    order = [members[code].permissions for code in ("viewer", "analyst", "manager", "owner")]
    for less, more in pairwise(order):
        assert less < more
    assert "chain.judge" in members["reviewer"].permissions
    assert "evidence.import" not in members["reviewer"].permissions


def test_a_viewer_changes_nothing_and_takes_nothing_out() -> None:
    held = roles().member("viewer").permissions
    assert {code.partition(".")[2] for code in held} <= {"read", "run"}
    assert "secret.read" not in held


def test_no_member_administers_and_no_administrator_reads_business_data() -> None:
    found = roles()
    for role in found.members.values():
        assert not any(code.startswith(OF_INSTALLATION) for code in role.permissions)
    for role in found.administrators.values():
        assert all(code.startswith(OF_INSTALLATION) for code in role.permissions)


def test_the_three_administrators_share_nothing() -> None:
    found = roles().administrators
    assert len(found) == 3
    for one, other in combinations(found.values(), 2):
        assert not one.permissions & other.permissions


def test_several_roles_hold_all_that_each_holds() -> None:
    held = roles().held(["reviewer", "analyst"])
    assert held == roles().member("reviewer").permissions | roles().member("analyst").permissions
    assert roles().held([]) == frozenset()


@pytest.mark.parametrize(
    ("members", "administers"),
    [
        ([], ["system_administrator", "security_administrator"]),
        ([], ["system_administrator", "audit_administrator"]),
        (["viewer"], ["audit_administrator"]),
    ],
)
def test_nobody_is_two_administrators_or_one_and_a_member(members: list[str], administers: list[str]) -> None:
    with pytest.raises(Conflict) as refused:
        roles().held(members, administers)
    assert "三个管理员" in refused.value.sentence("zh")


def test_an_administrator_named_twice_is_one() -> None:
    held = roles().held([], ["audit_administrator", "audit_administrator"])
    assert held == {"installation.audit"}


@pytest.mark.parametrize("code", ["", "root", "system_administrator"])
def test_an_unknown_role_is_refused_with_those_that_there_are(code: str) -> None:
    with pytest.raises(BadInput) as refused:
        roles().held([code])
    assert "analyst" in refused.value.sentence("en")


@pytest.mark.parametrize(
    ("part", "row", "said"),
    [
        ("permissions", {"code": "a", "zh": "甲", "en": "a"}, "listed twice"),
        ("permissions", {"code": "b", "zh": "丙", "en": "b"}, "nobody holds"),
        ("roles", {"code": "viewer", "zh": "x", "en": "x", "permissions": ["a"]}, "listed twice"),
        ("roles", {"code": "x", "zh": "x", "en": "x", "permissions": ["c"]}, "c"),
        ("roles", {"code": "x", "zh": "x", "en": "x", "permissions": ["installation.x"]}, "installation.x"),
        ("administrators", {"code": "x", "zh": "x", "en": "x", "permissions": ["a"]}, "a"),
    ],
)
def test_a_list_that_contradicts_itself_is_no_list(part: str, row: dict[str, Any], said: str) -> None:
    assert read(SMALL).held(["viewer"]) == {"a"}
    with pytest.raises(ValueError, match=said):
        read({**SMALL, part: [*SMALL[part], row]})


def test_a_role_stands_above_one_that_is_listed_before_it() -> None:
    row = {"code": "x", "zh": "x", "en": "x", "above": "x", "permissions": ["a"]}
    with pytest.raises(KeyError):
        read({**SMALL, "roles": [*SMALL["roles"], row]})
