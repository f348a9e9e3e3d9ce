"""What lies in a packet's folder from an earlier run: whose it is, what somebody changed since, what is not ours."""

import hashlib
import json
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import Assessment, assess_all, set_aside
from recovery_docs.messages import say
from recovery_docs.prerequisites.matter import Matter

MANIFEST = "manifest.json"
EDITED = "改动稿"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A packet that was made before. `manifest` is empty where it can no longer be read."""

    manifest: Mapping[str, Any]
    edited: tuple[str, ...] = ()
    """Papers that are Word files, but no longer those that were made."""
    lost: tuple[str, ...] = ()
    """Papers that are gone or damaged."""
    strange: tuple[str, ...] = ()
    """Whatever else lies there."""
    pdfs_whole: bool = False
    """Whether there is a PDF of every paper, and the volumes."""

    @property
    def filings(self) -> frozenset[str]:
        """The filings that were made."""
        return filings_made(self.manifest)

    @property
    def papers(self) -> tuple[Mapping[str, str], ...]:
        """What the manifest says of each paper."""
        return tuple(self.manifest.get("papers", ()))

    @property
    def exhibit_prints(self) -> Mapping[str, int]:
        """The pages that exhibits had which are Word files, by their hashes: they are known once these were printed."""
        return dict(self.manifest.get("exhibit_prints", {}))

    def kept(self, new: Mapping[str, bytes]) -> dict[str, str]:
        """What goes over into a folder with these new files, old name to new: strange things as they are, under a name of
        their own where they have that of a new one; an edited paper in the place of the one that it was made of, where
        that and the facts are the same, else under a name of its own.
        """
        taken = {*new, *self.strange}
        kept = {name: name for name in self.strange if name not in new}
        # 记录读不了的，同名的多半是上次做的
        clashing = [name for name in self.strange if name in new] if self.manifest else []
        for name, same in (*self._edited_beside(new).items(), *((one, None) for one in clashing)):
            kept[name] = same or _free(Path(name), taken)
            taken.add(kept[name])
        return kept

    def outdated(self, new: Mapping[str, bytes]) -> tuple[str, ...]:
        """The edited papers of which there is now another."""
        return tuple(name for name, same in self._edited_beside(new).items() if same is None)

    def _edited_beside(self, new: Mapping[str, bytes]) -> dict[str, str | None]:
        again: dict[str, str] = {}
        if self.edited and self._has_facts_of(new.get(MANIFEST, b"{}")):
            again = {hashlib.sha256(data).hexdigest(): name for name, data in new.items()}
        made = {paper["file"]: paper["sha256"] for paper in self.papers}
        return {name: again.get(made.get(name, "")) for name in self.edited}

    def _has_facts_of(self, manifest: bytes) -> bool:
        other = json.loads(manifest)
        return all(self.manifest.get(key) == other.get(key) for key in ("facts_sha256", "as_of"))


def assessed_again(matter: Matter, manifest: Mapping[str, Any]) -> tuple[Assessment, ...]:
    """The filings that a packet was made of, asked again in their order; where some were set aside, they are again."""
    filings = [FILINGS[one["id"]] for one in manifest["filings"] if one["id"] in FILINGS]
    assessments = assess_all(matter, filings)
    apart = any(one["status"] == "set_aside" for one in manifest["filings"])
    return set_aside(matter, assessments) if apart else assessments


def read_earlier(folder: Path) -> Earlier | None:
    """The packet that lies there, nothing where there is none.

    Raises `PacketError` for a folder with things in it that this program never made, and for what is no folder.
    """
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        raise _not_ours(folder) from None
    except OSError as error:
        raise PacketError(
            Fault(Place(file=folder.name), say("这个文件夹打不开"), say("检查对它的权限，再做一次"))
        ) from error
    if names and MANIFEST not in names:
        raise _not_ours(folder)
    manifest = manifest_in(folder)
    papers = {paper["file"]: paper["sha256"] for paper in manifest.get("papers", ())}
    ours = {MANIFEST, *papers, *manifest.get("pdfs", ())}
    changed = [name for name, digest in papers.items() if name not in names or _sha256(folder / name) != digest]
    edited = tuple(name for name in changed if name in names and zipfile.is_zipfile(folder / name))
    lost = tuple(name for name in changed if name not in edited)
    pdfs = {f"{Path(name).stem}.pdf" for name in papers}
    made = set(manifest.get("pdfs", ()))
    whole = bool(papers) and pdfs <= made <= names and "volumes" in manifest
    return Earlier(manifest, edited, lost, tuple(sorted(names - ours)), whole)


def filings_made(manifest: Mapping[str, Any]) -> frozenset[str]:
    """The filings that a packet of this manifest holds."""
    return frozenset(one["id"] for one in manifest.get("filings", ()) if one["status"] == "ready")


def id_sha256(case_id: str) -> str:
    """The fingerprint of a case's number, which may be that of a person."""
    return hashlib.sha256(to_json(case_id)).hexdigest()


def refuse_other_case(folder: str, earlier: Earlier, number: str) -> None:
    """Raise `PacketError` where the folder holds the packet of another case than that of this `id_sha256`."""
    said = earlier.manifest
    if said and number != (said.get("facts_sha256", {}).get("id") or id_sha256(said.get("case", ""))):
        raise PacketError(
            Fault(
                Place(file=folder),
                say("这个文件夹里是另一个案件的文书包"),
                say("换一个输出目录，或者在 --name 中加上 {field}", field="{id}"),
            )
        )


def refuse_finished(folder: str, earlier: Earlier) -> None:
    """Raise `PacketError` where the folder holds finished papers, which no draft takes the place of."""
    if earlier.manifest.get("draft") is False:
        raise PacketError(
            Fault(
                Place(file=folder),
                say("这个文件夹里是做好的文书包，没有用草稿覆盖"),
                say("草稿换一个输出目录；原来的不再需要的，先删去"),
            )
        )


def manifest_in(folder: Path) -> dict[str, Any]:
    """What the packet says of itself; nothing where there is none, or it cannot be read."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        whole = all(paper["file"] and paper["sha256"] for paper in manifest["papers"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return manifest if whole else {}


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _free(name: Path, taken: Collection[str]) -> str:
    wanted, number = f"{name.stem}_{EDITED}{name.suffix}", 2
    while wanted in taken:
        wanted, number = f"{name.stem}_{EDITED}{number}{name.suffix}", number + 1
    return wanted


def _not_ours(folder: Path) -> PacketError:
    return PacketError(
        Fault(
            Place(file=folder.name),
            say("这个位置已经有不是本程序做的文件，没有覆盖"),
            say("把它移到别处，或者换一个输出目录"),
        )
    )
