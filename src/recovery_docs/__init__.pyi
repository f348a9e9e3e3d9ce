# The public names, by subject. Read at run time too: a name is imported when it is first asked for.
__version__: str

# What went wrong, and where
from .errors import Fault as Fault
from .errors import InputError as InputError
from .errors import LedgerError as LedgerError
from .errors import PacketError as PacketError
from .errors import Place as Place
from .errors import RecoveryDocsError as RecoveryDocsError
from .errors import TemplateError as TemplateError
from .messages import Language as Language
from .messages import Message as Message
from .messages import say as say
from .money import capitals as capitals
from .money import figures as figures

# Facts
from .case import Case as Case
from .intake import Loaded as Loaded
from .intake import Row as Row
from .intake import Rows as Rows
from .intake import read_case as read_case
from .intake import read_workbook as read_workbook

# What is owed
from .ledger import Reconciliation as Reconciliation
from .ledger import Statement as Statement
from .ledger import draw_up as draw_up
from .ledger import reconcile as reconcile
from .ledger.fee import Fee as Fee
from .ledger.fee import acceptance_fee as acceptance_fee
from .ledger.fee import delayed_interest as delayed_interest
from .ledger.fee import enforcement_fee as enforcement_fee
from .ledger.fee import halved_acceptance_fee as halved_acceptance_fee
from .ledger.fee import payment_order_fee as payment_order_fee
from .ledger.fee import preservation_fee as preservation_fee

# What may be filed, and which right dies when
from .filings import FILINGS as FILINGS
from .filings import Document as Document
from .filings import Filing as Filing
from .filings import on_their_own as on_their_own
from .filings.assessment import Assessment as Assessment
from .filings.assessment import assess as assess
from .filings.assessment import assess_all as assess_all
from .law.citation import Citation as Citation
from .policy.plan import plan as plan
from .policy.timetable import timetable_for as timetable_for
from .prerequisites import load_rules as load_rules
from .prerequisites.clocks.clock import Clock as Clock
from .prerequisites.clocks.every_clock import clocks as clocks
from .prerequisites.finding import Finding as Finding
from .prerequisites.finding import Outcome as Outcome
from .prerequisites.rule import RULES as RULES
from .prerequisites.rule import Matter as Matter

# Papers
from .packet.packet import Packet as Packet
from .packet.packet import Source as Source
from .packet.packet import make_packet as make_packet
from .packet.pdf import with_pdfs as with_pdfs
from .rendering.check_template.lint import lint as lint
from .rendering.engine.library import TemplateLibrary as TemplateLibrary
