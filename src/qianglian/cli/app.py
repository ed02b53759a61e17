"""The command line of QiangLian: one visible list of commands, and the one place where errors become words.

A command is one file in ``commands/`` and one line here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import typer

from qianglian.cli import failing
from qianglian.cli.building import build
from qianglian.cli.command import Command
from qianglian.cli.commands import (
    advice_decide,
    advice_list,
    analyse,
    atlas,
    audit_list,
    audit_verify,
    backup_check,
    backup_make,
    backup_restore,
    batch_remove,
    batches,
    chain_begin,
    chain_check,
    chain_count,
    chain_diff,
    chain_propose,
    chain_publish,
    chain_refresh_query,
    chain_review,
    chain_review_import,
    chain_show,
    chain_systems,
    chain_tag,
    chain_use,
    chain_versions,
    chain_why_not,
    chain_write,
    classify,
    corpus_check,
    corpus_generations,
    corpus_prune,
    count,
    coverage,
    decide,
    declarations,
    demo,
    doctor,
    embed,
    explain,
    export,
    families,
    family_decide,
    family_history,
    family_judge,
    family_proposals,
    family_review,
    family_show,
    fetch,
    files_sweep,
    gate_known,
    gate_known_add,
    gate_known_import,
    gate_override,
    gate_recall,
    gate_sample,
    gate_sample_import,
    gate_show,
    generate,
    import_,
    judgements,
    key_phrases,
    landscape,
    organisation_add,
    organisation_list,
    outside,
    parties_decide,
    parties_export,
    parties_import,
    parties_list,
    parties_proposals,
    parties_show,
    proposals,
    query_parse,
    regions,
    remove,
    report,
    report_navigation,
    restore,
    search,
    serve,
    show,
    similar,
    sources_columns,
    sources_guess,
    sources_list,
    timeline,
    translate,
    user_add,
    user_list,
    user_reset_password,
    user_unlock,
    vectors,
    why,
    why_not,
    work,
)
from qianglian.cli.door import ReaderGone, console
from qianglian.cli.language import chosen
from qianglian.cli.usages import wrong_usage
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Language, Text

COMMANDS: tuple[Command, ...] = (
    import_.COMMAND,
    report.COMMAND,
    batches.COMMAND,
    batch_remove.COMMAND,
    embed.COMMAND,
    search.COMMAND,
    similar.COMMAND,
    count.COMMAND,
    show.COMMAND,
    timeline.COMMAND,
    why_not.COMMAND,
    explain.COMMAND,
    key_phrases.COMMAND,
    translate.COMMAND,
    classify.COMMAND,
    regions.COMMAND,
    export.COMMAND,
    declarations.COMMAND,
    analyse.COMMAND,
    coverage.COMMAND,
    families.COMMAND,
    family_show.COMMAND,
    parties_list.COMMAND,
    parties_show.COMMAND,
    parties_proposals.COMMAND,
    parties_decide.COMMAND,
    parties_export.COMMAND,
    parties_import.COMMAND,
    proposals.COMMAND,
    decide.COMMAND,
    family_proposals.COMMAND,
    family_decide.COMMAND,
    family_judge.COMMAND,
    family_history.COMMAND,
    family_review.COMMAND,
    remove.COMMAND,
    restore.COMMAND,
    judgements.COMMAND,
    chain_systems.COMMAND,
    chain_count.COMMAND,
    chain_begin.COMMAND,
    chain_check.COMMAND,
    chain_write.COMMAND,
    chain_use.COMMAND,
    chain_show.COMMAND,
    chain_tag.COMMAND,
    chain_review.COMMAND,
    chain_propose.COMMAND,
    chain_review_import.COMMAND,
    chain_why_not.COMMAND,
    gate_known_import.COMMAND,
    gate_known.COMMAND,
    gate_known_add.COMMAND,
    gate_recall.COMMAND,
    gate_sample.COMMAND,
    gate_sample_import.COMMAND,
    gate_show.COMMAND,
    gate_override.COMMAND,
    chain_publish.COMMAND,
    chain_versions.COMMAND,
    chain_diff.COMMAND,
    chain_refresh_query.COMMAND,
    report_navigation.COMMAND,
    advice_list.COMMAND,
    advice_decide.COMMAND,
    atlas.COMMAND,
    landscape.COMMAND,
    why.COMMAND,
    sources_list.COMMAND,
    sources_guess.COMMAND,
    sources_columns.COMMAND,
    query_parse.COMMAND,
    outside.COMMAND,
    fetch.COMMAND,
    corpus_check.COMMAND,
    corpus_generations.COMMAND,
    corpus_prune.COMMAND,
    vectors.COMMAND,
    organisation_add.COMMAND,
    organisation_list.COMMAND,
    user_add.COMMAND,
    user_list.COMMAND,
    user_unlock.COMMAND,
    user_reset_password.COMMAND,
    serve.COMMAND,
    work.COMMAND,
    audit_list.COMMAND,
    audit_verify.COMMAND,
    backup_make.COMMAND,
    backup_check.COMMAND,
    backup_restore.COMMAND,
    files_sweep.COMMAND,
    demo.COMMAND,
    generate.COMMAND,
    doctor.COMMAND,
)
"""Every command, in the order in which the help lists them."""

GROUPS: dict[str, Text] = {
    "report": Text(
        zh="数据质检报告（不写子命令时），与专利导航报告",
        en="The data-quality report (without a second word), and the navigation report",
    ),
    "batch": Text(zh="批次（导入的文件）", en="Batches: the files that were imported"),
    "family": Text(zh="同族：成员、判定、变动", en="Families: members, judgements, history"),
    "parties": Text(zh="主体：申请人与权利人归一", en="Parties: who the applicants and owners are"),
    "chain": Text(
        zh="产业链：定义、标引、复核、版本", en="Industrial chains: definition, tagging, review, versions"
    ),
    "advice": Text(zh="建议与采纳情况", en="Recommendations, and what was decided of them"),
    "gate": Text(zh="质量门槛：查全、查准", en="The quality gate: recall and precision"),
    "sources": Text(zh="能读的格式与列映射", en="Formats that can be read, and column mappings"),
    "query": Text(zh="检索式", en="The query language"),
    "organisation": Text(zh="机构：开设、列出", en="Organisations: open, list"),
    "user": Text(zh="账号：开设、列出、解锁、重置口令", en="Accounts: open, list, unlock, reset"),
    "files": Text(zh="附件：清除", en="Kept files: sweep"),
    "backup": Text(zh="备份：制作、核对、恢复", en="Backups: make, check, restore"),
    "audit": Text(zh="审计记录：查看、核验", en="The audit trail: list, verify"),
    "corpus": Text(zh="数据版本：核对、清理", en="Generations on disk: check, prune"),
}
"""The first words of commands of two words."""

ABOUT = Text(
    zh="强链 QiangLian：把手头的专利文件变成可检索、可核对、可溯源的专题数据库。",
    en="QiangLian: from the patent files at hand to a thematic database that can be searched and trusted.",
)


def main(line: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code and never raises for an expected error."""
    words = list(sys.argv[1:] if line is None else line)
    try:
        return _run(words)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + failing.EXITS[failing.INTERRUPTED].in_(_language(words)) + "\n")
        return failing.INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        # The reader has gone (`| head`): what follows is of no use to anybody, and neither is a complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return failing.DONE


def _run(words: list[str]) -> int:
    try:
        app = build(COMMANDS, GROUPS, ABOUT, chosen(words, os.environ))
        _refuse_what_is_no_text(words)
        code = _typed(app, words)
        sys.stdout.flush()
        return code
    except QiangLianError as error:
        _tell(error, words)
        return failing.exit_of(error)


def _refuse_what_is_no_text(words: list[str]) -> None:
    """Bytes that are no UTF-8 come as halves of surrogate pairs, which nothing can look for or print.

    Files may be named in such bytes: what exists by its name is let through.
    """
    for word in words:
        shown = word.encode("utf-8", "replace").decode()
        if shown != word and not os.path.lexists(word):
            raise failing.WrongUsage(
                Text(zh=f"「{shown}」不是 UTF-8 编码的文字。", en=f"“{shown}” is not text in UTF-8."),
                hint=Text(
                    zh="请将终端的编码设为 UTF-8 后再输入。",
                    en="Set the encoding of the terminal to UTF-8 and type it again.",
                ),
            )


def _typed(app: typer.Typer, words: list[str]) -> int:
    """Let typer read the line; what it finds wrong becomes `WrongUsage`."""
    try:
        return int(typer.main.get_command(app).main(words, prog_name="qianglian", standalone_mode=False) or 0)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except Exception as error:
        # typer's own errors have no common public name in all its releases; they are known by their form.
        if not hasattr(error, "format_message"):
            raise
        raise wrong_usage(error) from error


def _tell(error: QiangLianError, words: list[str]) -> None:
    if "--json" in words:
        failing.tell_json(error, _language(words), sys.stderr)
    else:
        failing.tell(error, _language(words), console(sys.stderr))


def _language(words: list[str]) -> Language:
    """The language for an error, which may be that the language asked for is not known."""
    for line, environment in ((words, os.environ), ([], os.environ)):
        with suppress(failing.WrongUsage):
            return chosen(line, environment)
    return chosen([], {})
