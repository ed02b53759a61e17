"""The skip rule, shown on small test runs of its own."""

import pytest

from tests.skip_rule import Skip, read_allowed

TWO_SKIPS = """
import pytest

def test_runs():
    assert True

def test_needs_fonts():
    pytest.skip("no CJK font here")

@pytest.mark.parametrize("engine", ["opensearch"])
def test_engine(engine):
    pytest.skip("no JDK here")

@pytest.mark.xfail(strict=True)
def test_known_gap():
    assert False
"""


@pytest.fixture(params=[(), ("-n", "2")], ids=["one process", "xdist"])
def processes(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return request.param  # type: ignore[no-any-return]


def run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, *args: str, ci: str, listed: str = ""
) -> pytest.RunResult:
    monkeypatch.setenv("CI", ci)
    pytester.makeini("[pytest]\nallowed_skips = listed.txt")
    pytester.path.joinpath("listed.txt").write_text(listed, encoding="utf-8")
    return pytester.runpytest("-p", "tests.skip_rule", *args)


def test_ci_fails_on_an_unlisted_skip_and_names_it(pytester, monkeypatch, processes):
    pytester.makepyfile(test_it=TWO_SKIPS)
    result = run(
        pytester, monkeypatch, *processes, ci="true", listed="test_it.py::test_engine[opensearch] | no JDK*\n"
    )
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        [
            "*2 skipped, 1 of them not listed*",
            "listed*test_it.py::test_engine*no JDK here",
            "NOT LISTED*test_it.py::test_needs_fonts: no CJK font here",
            "A skip that*fails a CI run.",
        ]
    )


def test_ci_passes_when_every_skip_is_listed(pytester, monkeypatch, processes):
    pytester.makepyfile(test_it=TWO_SKIPS)
    listed = "# fonts come from Debian\ntest_it.py::* | no *\n"
    result = run(pytester, monkeypatch, *processes, ci="true", listed=listed)
    assert result.ret == pytest.ExitCode.OK
    result.assert_outcomes(passed=1, skipped=2, xfailed=1)


def test_outside_ci_a_skip_is_printed_and_forgiven(pytester, monkeypatch, processes):
    pytester.makepyfile(test_it=TWO_SKIPS)
    result = run(pytester, monkeypatch, *processes, ci="")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["NOT LISTED*no CJK font here"])


def test_a_file_skipped_while_collecting_counts(pytester, monkeypatch, processes):
    pytester.makepyfile(
        test_gone='import pytest\npytest.importorskip("a_library_nobody_has")', test_it="def test_ok(): pass"
    )
    result = run(pytester, monkeypatch, *processes, ci="1")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["NOT LISTED*test_gone.py: *a_library_nobody_has*"])


def test_a_failure_stays_a_failure(pytester, monkeypatch):
    pytester.makepyfile(test_it="def test_wrong(): assert 1 == 2")
    result = run(pytester, monkeypatch, ci="true")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(failed=1)


def test_both_the_place_and_the_reason_must_match():
    (line,) = read_allowed(["# why", "", "tests/a.py::test_b[x] | no font*"])
    assert line.covers(Skip("tests/a.py::test_b[x]", "no font here"))
    assert not line.covers(Skip("tests/a.py::test_b[y]", "no font here"))
    assert not line.covers(Skip("tests/a.py::test_b[x]", "the network is down"))


@pytest.mark.parametrize("entry", ["tests/a.py::test_b", "tests/a.py | "])
def test_an_entry_without_a_reason_is_refused(entry):
    with pytest.raises(pytest.UsageError, match="line 1"):
        read_allowed([entry])
