"""`recovery-docs packet`: one case to one packet."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_docs import (
    FILINGS,
    NATIONAL,
    Assessment,
    CourtProfile,
    Earlier,
    Filing,
    LetterNumbers,
    Matter,
    Packet,
    PacketError,
    Source,
    assess_all,
    changed_papers,
    encrypted,
    finished_letters,
    folder_name,
    is_workbook,
    library_of,
    make_packet,
    named_together,
    numbers_drawn,
    numbers_said,
    pattern_asked,
    put_file,
    read_case,
    read_court_profile,
    read_earlier,
    redlines,
    refuse_unfit,
    register_address,
    say,
    set_aside,
    upload_of,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.letters.beside import show_redacted, show_redlines
from recovery_docs.cli.opened_input import (
    as_of_option,
    day_asked,
    existing_file,
    filing_option,
    filings_named,
    letter_number_option,
    matter_of,
    register_option,
    show_faults,
)

if TYPE_CHECKING:
    from recovery_docs import Register

_NATIONAL = Path("全国默认")
PASSWORD_VARIABLE = "RECOVERY_DOCS_PASSWORD"
redline_option = click.option(
    "--redline",
    is_flag=True,
    help=spoken(say("文件夹里已有上一份的，变了的各份另外做出标明修订的 Word 文件，放在旁边的“…_修订对照”里。")),
)
templates_option = click.option(
    "--templates",
    "templates_dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=spoken(say("本行自己的模板目录，同名的 Word 文件代替内置模板。")),
)


@click.command(help=spoken(say("把一个案件做成一个文书包。")))
@click.argument("path", metavar="CASE", type=existing_file)
@filing_option
@as_of_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help=spoken(say("输出目录；文书包放在其中以案件编号命名的文件夹里。")),
)
@click.option("--draft", is_flag=True, help=spoken(say("不能提交的也做出草稿，每页标明“草稿”，所缺事项放在最前。")))
@click.option(
    "--pdf",
    is_flag=True,
    help=spoken(say("另外生成 PDF，证据装订成证据材料.pdf，每种程序的文书装订成全卷.pdf；需要本机装有 LibreOffice。")),
)
@click.option(
    "--upload",
    type=click.Path(dir_okay=False, path_type=Path),
    is_flag=False,
    flag_value=_NATIONAL,
    default=None,
    help=spoken(say("另外按法院网上立案的栏目备好上传材料，同时生成 PDF；不写方案文件的，用全国默认的栏目。")),
)
@click.option(
    "--encrypt",
    is_flag=True,
    help=spoken(
        say(
            "另外做一个加密的 zip（AES-256），放在文书包旁边；密码现场输入，或者写在环境变量 {name} 里。",
            name=PASSWORD_VARIABLE,
        )
    ),
)
@redline_option
@click.option(
    "--redact",
    is_flag=True,
    help=spoken(say("另外做一个脱敏的 zip，给外面的人看：证件号码、电话、邮箱、账号、住址遮去，不放证据。")),
)
@register_option
@letter_number_option
@templates_option
@click.pass_context
def packet(
    ctx: click.Context,
    path: Path,
    filing_ids: tuple[str, ...],
    as_of: date | None,
    out: Path,
    draft: bool,
    pdf: bool,
    upload: Path | None,
    encrypt: bool,
    redline: bool,
    redact: bool,
    register: str | None,
    letter_number: str | None,
    templates_dir: Path | None,
) -> None:
    """Exit 0 when every filing asked for was made, 1 when one was refused or has no PDF, 2 when the input is bad."""
    if is_workbook(path):
        raise click.UsageError(spoken(say("packet 只做一个案件；整本工作簿用 batch")))
    if upload is not None and draft:
        raise click.UsageError(spoken(say("草稿不能提交，不备上传材料")))
    if redline and draft:
        raise click.UsageError(spoken(say("草稿不做修订对照")))
    profile = _profile(upload)
    pdf = pdf or profile is not None
    password = _password() if encrypt else ""
    loaded = read_case(path)
    earlier = None if draft else read_earlier(out / folder_name(loaded.case.id))
    asked_for = filings_named(filing_ids, templates_dir)
    filings = (*asked_for, *(_made_before(earlier, asked_for) if filing_ids else ()))
    asked = as_of
    show_faults(loaded.doubts(day_asked(loaded.case, asked)))
    matter = matter_of(loaded.case, asked)
    assessments = assess_all(matter, filings)
    if not filing_ids:
        assessments = set_aside(matter, assessments)
    show_faults(named_together(matter, assessments))
    library = library_of(templates_dir)
    pattern = "" if draft else pattern_asked(letter_number, "", register)
    numbering = _opened(register, out) if pattern else None
    numbers: LetterNumbers = numbers_said(earlier.manifest) if earlier else {}
    if numbering is not None:
        numbers = numbers_drawn(numbering, pattern, matter, assessments, library, on=date.today())
    made = make_packet(
        matter,
        assessments,
        library,
        Source(loaded.source, loaded.sha256, loaded.answers_sha256),
        draft=draft,
        exhibits=path.parent,
        earlier=earlier,
        bind=pdf,
        letter_numbers=numbers,
    )
    unprinted = False
    if made is not None:
        if pdf:
            printed = _with_pdfs(made, profile)
            made, unprinted = printed or made, printed is None
        show_faults(made.remarks)
        if earlier is not None:
            for change in changed_papers(earlier, made, loaded.case, loaded.place_of):
                click.echo(spoken(change.message()), err=True)
        compared = redlines(out / made.folder, earlier, made, datetime.now()) if redline and earlier else None
        folder = made.write(out)
        if numbering is not None:
            numbering.finished(finished_letters(made.manifest, numbers), on=date.today())
        for name in made.files():
            click.echo(folder / name)
        if redline:
            show_redlines(compared, out, made.folder)
        if profile is not None and not unprinted:
            click.echo(_uploaded(made, profile, matter, out))
        if redact:
            unprinted |= not show_redacted(made, loaded.case, out, pdf=pdf)
        if encrypt:
            archive = folder.with_name(f"{folder.name}.zip")
            put_file(archive, encrypted(made.files(), password))
            click.echo(archive)
    for assessment in assessments:
        if assessment.status == "set_aside":
            _explain(assessment)
    refused = [assessment for assessment in assessments if _failed(assessment, asked=bool(filing_ids))]
    for assessment in refused:
        _explain(assessment)
    ctx.exit(int(bool(refused) or made is None or unprinted))


def _opened(register: str | None, out: Path) -> "Register":
    """The register that is named, else the one beside the output folder, as of a batch."""
    from recovery_docs import Register  # 数据库的库装得慢，不取号的用不着

    return Register.open(register_address(register, out.absolute().parent))


def _password() -> str:
    """Never an argument, which everybody on the machine can see in the list of processes."""
    held = os.environ.get(PASSWORD_VARIABLE)
    password = held or str(click.prompt(spoken(say("密码")), hide_input=True, confirmation_prompt=True, err=True))
    refuse_unfit(password)
    return password


def _made_before(earlier: Earlier | None, asked: tuple[Filing, ...]) -> tuple[Filing, ...]:
    """The other filings of the packet that is there: asking for one more paper takes none away."""
    if earlier is None:
        return ()
    named = {filing.id for filing in asked}
    return tuple(FILINGS[name] for name in sorted(earlier.filings - named) if name in FILINGS)


def _profile(upload: Path | None) -> CourtProfile | None:
    if upload is None:
        return None
    return read_court_profile(NATIONAL if upload == _NATIONAL else upload)


def _uploaded(made: Packet, profile: CourtProfile, matter: Matter, out: Path) -> Path:
    """Put what is to be uploaded beside the packet, and say what the court's page would not take."""
    prepared = upload_of(made, profile, matter.case.request.court, defendants=len(matter.defendants))
    show_faults(prepared.warnings)
    return prepared.write(out, made.folder)


def _with_pdfs(made: Packet, profile: CourtProfile | None) -> Packet | None:
    """The packet with PDFs; nothing where the office suite fails."""
    from recovery_docs import with_pdfs

    try:
        return with_pdfs(made, profile)
    except PacketError as error:
        show_faults(error.faults)
        return None


def _failed(assessment: Assessment, *, asked: bool) -> bool:
    """Whether somebody should be told; a filing that nobody named and the case has no use for is no news."""
    return assessment.status == "refused" or bool(assessment.stopped) or (asked and assessment.status != "ready")


def _explain(assessment: Assessment) -> None:
    title = assessment.filing.title
    if assessment.excuse:
        click.echo(spoken(say("未做：{title}。{reason}", title=title, reason=assessment.excuse)), err=True)
    for finding in assessment.blocking:
        reason = say("{title}：{code} {message}", title=title, code=finding.code, message=finding.message)
        click.echo(reason.in_language(chosen()), err=True)
        if finding.hint:
            click.echo(spoken(say("　怎么办：{hint}", hint=finding.hint)), err=True)
