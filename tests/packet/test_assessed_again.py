"""A packet made again holds the papers that it held: what was set aside is, and what was asked for by name is not."""

from datetime import date

import pytest
from tests.conftest import EXAMPLES

from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all, set_aside
from recovery_docs.intake import read_case
from recovery_docs.packet.earlier_packet import assessed_again
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary

BOTH = ("civil-complaint", "preservation-application")


@pytest.mark.parametrize(("by_name", "status"), [(True, "ready"), (False, "set_aside")])
def test_what_was_set_aside_is_set_aside_again(by_name: bool, status: str) -> None:
    matter = Matter.on(read_case(EXAMPLES / "housing-loan.yaml").case, date(2026, 11, 20))
    assessments = assess_all(matter, [FILINGS[name] for name in BOTH])
    assessments = assessments if by_name else set_aside(matter, assessments)
    library, source = TemplateLibrary(), Source("housing-loan.yaml", "0")
    packet = make_packet(matter, assessments, library, source)
    assert packet is not None
    again = assessed_again(matter, packet.manifest)
    assert [(one.filing.id, one.status) for one in again] == list(zip(BOTH, ("ready", status), strict=True))
    remade = make_packet(matter, again, library, source)
    assert remade is not None
    assert {paper.file: paper.data for paper in remade.papers} == {paper.file: paper.data for paper in packet.papers}
