"""A packet as the upload page of a court wants it: files in slots, and what the page would not take."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.filings import FILINGS
from recovery_docs.messages import Message, say
from recovery_docs.packet.atomic_folder import put_file, put_folder
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.upload.court_profile import CourtProfile, Slot

_NEVER = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Upload:
    """Files by `slot/name`, and warnings."""

    profile: CourtProfile
    files: Mapping[str, bytes]
    warnings: tuple[Fault, ...]

    def write(self, out: Path, folder: str) -> Path:
        """Put it beside the packet as a folder or a zip; raises `PacketError` rather than replace somebody's own files."""
        target = out / f"{folder}_上传"
        if self.profile.container == "zip":
            target = target.with_name(f"{target.name}.zip")
            put_file(target, zipped(self.files))
            return target
        flat = {name.replace("/", "_"): data for name, data in self.files.items()}
        there = {path.name for path in target.iterdir()} if target.is_dir() else set()
        if there - flat.keys():
            problem = say("上传文件夹里有别的文件，没有覆盖：{files}", files=sorted(there - flat.keys()))
            raise PacketError(Fault(Place(file=target.name), problem, say("移到别处，再运行一次")))
        put_folder(target, flat)
        return target


def upload_of(packet: Packet, profile: CourtProfile, court: str | None = None, *, defendants: int = 0) -> Upload:
    """The finished papers of a printed packet by the slots of the profile, in their order.

    `court` is the court as the papers name it, `defendants` how many are sued.
    Raises `PacketError` where a form of the court's own is not there.
    """
    files: dict[str, bytes] = {}
    empty = []
    for number, slot in enumerate(profile.slot, start=1):
        papers = list(_papers(packet, slot, profile))
        files |= {f"{number}_{slot.name}/{paper.file}": paper.data for paper in papers}
        if slot.required and not papers:
            empty.append(slot.name)
    told = [
        *_wrong_name(profile, court),
        *_forms(profile),
        *_copies(packet, profile, defendants),
        *_several(packet, files),
        *_wrong(files, empty, profile),
    ]
    warnings = [_warning(packet.folder, *one) for one in told]
    return Upload(profile, files, tuple(warnings))


def _papers(packet: Packet, slot: Slot, profile: CourtProfile) -> Iterator[Paper]:
    if slot.form is not None:
        yield Paper(slot.form, slot.name, "", _form(profile, slot.form))
        return
    volume = next((one for one in packet.papers if one.template == "evidence-cover"), None)
    if slot.evidence and volume is not None:
        yield volume
        return
    for paper in packet.papers:
        if Path(paper.file).suffix.lstrip(".") == profile.formats[0] and slot.takes(paper.template):
            yield paper
    yield from (
        Paper(f"证据{number}_{place}.pdf", "", "", data)
        for number, kind, pdfs in packet.exhibits
        if kind in slot.exhibits
        for place, data in enumerate(pdfs, start=1)
    )


def _form(profile: CourtProfile, name: str) -> bytes:
    path = profile.folder / name
    if path.name == name and path.is_file():
        return path.read_bytes()
    problem = say("法院方案所写的表不在方案旁边：{file}", file=name)
    raise PacketError(Fault(Place(), problem, say("把表放到方案文件旁边，或者改正文件名")))


def _forms(profile: CourtProfile) -> Iterator[tuple[Message, Message]]:
    for slot in profile.slot:
        if slot.form is not None:
            yield say("{slot}用的是法院自己的表，还是空白的", slot=slot.name), say("填写、签名以后再上传")


def _several(packet: Packet, files: Iterable[str]) -> Iterator[tuple[Message, Message]]:
    """Where papers of several procedures would be handed in together; annexes that they share tell nothing."""
    there = {Path(path).stem for path in files}
    found = []
    for one in packet.procedures:
        others = (other.files for other in packet.procedures if other is not one)
        if any(Path(file).stem in there for file in one.files.difference(*others)):
            found.append(one.title)
    if len(found) > 1:
        problem = say("上传材料里有几种程序的文书：{titles}", titles=found)
        yield problem, say("一次只立一案：写明是哪一种文书，分开备上传材料")


def _copies(packet: Packet, profile: CourtProfile, defendants: int) -> Iterator[tuple[Message, Message]]:
    complaint = FILINGS["civil-complaint"].templates
    if profile.copies is not None and any(paper.template in complaint for paper in packet.papers):
        count, own = profile.copies + defendants, profile.copies
        problem = say("起诉状和证据要{count}份：法院{own}份，被告每人一份", count=count, own=own)
        yield problem, say("法院另要纸质材料的，照这个份数印；与核对表上的份数不同的，以法院的为准")


def _wrong_name(profile: CourtProfile, court: str | None) -> Iterator[tuple[Message, Message]]:
    if None not in (profile.court, court) and profile.court != court:
        problem = say("文书里的法院是{court}，方案里是{profile}", court=court, profile=profile.court)
        yield problem, say("照法院自己的写法改 request.court，或者换一份方案")


def _wrong(files: Mapping[str, bytes], empty: list[str], profile: CourtProfile) -> Iterator[tuple[Message, Message]]:
    if empty:
        yield say("上传栏目{slots}没有材料", slots=empty), say("补上材料，上传时放进这一栏")
    limit = profile.max_megabytes
    for path, data in files.items():
        name = path.rpartition("/")[2]
        if limit is not None and len(data) > limit * 1_000_000:
            size = f"{len(data) / 1_000_000:.1f}"
            yield (
                say("{file} 有 {size} MB，超过方案的上限 {limit} MB", file=path, size=size, limit=f"{limit:g}"),
                say("在方案里写 longest_edge 缩小图片，或者分成几份证据"),
            )
        if profile.max_name is not None and len(name) > profile.max_name:
            yield (
                say(
                    "{file} 的文件名有{count}个字，超过方案的上限{limit}个字",
                    file=path,
                    count=len(name),
                    limit=profile.max_name,
                ),
                say("上传前改短文件名"),
            )


def _warning(folder: str, problem: Message, remedy: Message) -> Fault:
    return Fault(Place(file=folder), problem, remedy, severity="warning")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip that is the same for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NEVER), data)
    return written.getvalue()
