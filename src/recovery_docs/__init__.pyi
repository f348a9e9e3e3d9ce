# The public names, by subject. Read at run time too: a name is imported when it is first asked for.
__version__: str

# What went wrong, and where
from .errors import FactError as FactError
from .errors import Fault as Fault
from .errors import InputError as InputError
from .errors import LedgerError as LedgerError
from .errors import PacketError as PacketError
from .errors import Place as Place
from .errors import RecoveryDocsError as RecoveryDocsError
from .errors import RegisterError as RegisterError
from .errors import TemplateError as TemplateError
from .messages import Language as Language
from .messages import Message as Message
from .messages import listed as listed
from .messages import say as say
from .money import capitals as capitals
from .money import figures as figures

# Figures of law
from .law.benchmark import BAND_NAMES as BAND_NAMES
from .law.benchmark import Band as Band
from .law.figures import Parameter as Parameter
from .law.office import LAW_VARIABLE as LAW_VARIABLE
from .law.office import law_folder as law_folder
from .law.parameters import every_figure as every_figure
from .law.parameters import law_sha256 as law_sha256
from .law.parameters import read_law_again as read_law_again
from .law.published_lpr import Publication as Publication
from .law.published_lpr import add_publication as add_publication
from .law.published_lpr import publications as publications
from .law.published_lpr import superseded as superseded

# Facts
from .case.grammar.amount import amount as amount
from .case import Case as Case
from .case.schema.written import write_case as write_case
from .case.grammar.day import day as day
from .intake import Loaded as Loaded
from .intake import Row as Row
from .intake import Rows as Rows
from .intake import read_case as read_case
from .intake import profile_for as profile_for
from .intake import read_workbook as read_workbook
from .intake.layout.reading import ColumnReading as ColumnReading
from .intake.layout.reading import Reading as Reading
from .intake.layout.reading import SheetReading as SheetReading
from .intake.layout.reading import read_layout as read_layout
from .intake.profile.mapping_sheet import mapping_workbook as mapping_workbook
from .intake.profile.profile import Profile as Profile
from .intake.profile.read_profile import read_profile as read_profile
from .intake.profile.write_profile import profile_text as profile_text
from .spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES as WORKBOOK_SUFFIXES
from .spreadsheet.reading.file_kinds import is_workbook as is_workbook

# What is owed
from .ledger import Reconciliation as Reconciliation
from .ledger import Statement as Statement
from .ledger import draw_up as draw_up
from .ledger import reconcile as reconcile
from .ledger.delayed_interest import delayed_interest as delayed_interest
from .ledger.entry import KINDS as KINDS
from .ledger.fee import Fee as Fee
from .ledger.fee import acceptance_fee as acceptance_fee
from .ledger.fee import enforcement_fee as enforcement_fee
from .ledger.fee import halved_acceptance_fee as halved_acceptance_fee
from .ledger.fee import payment_order_fee as payment_order_fee
from .ledger.fee import preservation_fee as preservation_fee
from .ledger.reader_notices import rates_to_come as rates_to_come
from .ledger.reconcile import KIND_NAMES as KIND_NAMES
from .ledger.statement_json import ledger_report as ledger_report
from .ledger.statement_workbook import statement_workbook as statement_workbook

# What may be filed, and which right dies when
from .filings import FILINGS as FILINGS
from .filings import Document as Document
from .filings import Filing as Filing
from .filings import on_their_own as on_their_own
from .filings.own import OWN_RECIPIENTS as OWN_RECIPIENTS
from .filings.own import register_own as register_own
from .filings.own import unused_templates as unused_templates
from .filings.assessment import Assessment as Assessment
from .filings.assessment import assess as assess
from .filings.assessment import assess_all as assess_all
from .filings.assessment import named_together as named_together
from .filings.assessment import set_aside as set_aside
from .law.citation import Citation as Citation
from .policy.plan import Plan as Plan
from .policy.plan import Progress as Progress
from .policy.plan import State as State
from .policy.plan import plan as plan
from .policy.timetable import timetable_for as timetable_for
from .prerequisites import load_rules as load_rules
from .prerequisites.clocks.clock import Clock as Clock
from .prerequisites.clocks.every_clock import clocks as clocks
from .prerequisites.matter import Matter as Matter
from .prerequisites.finding import Finding as Finding
from .prerequisites.finding import Outcome as Outcome
from .prerequisites.rule import RULES as RULES
from .prerequisites.rule import Rule as Rule

# The same answers as data, workbook and calendar
from .answers.check_data import OUTCOMES as OUTCOMES
from .answers.check_data import STATUSES as STATUSES
from .answers.check_data import CaseReport as CaseReport
from .answers.check_data import CheckReport as CheckReport
from .answers.check_data import FaultReport as FaultReport
from .answers.check_data import FilingReport as FilingReport
from .answers.check_data import FindingReport as FindingReport
from .answers.check_data import check_report as check_report
from .answers.reading_words import reading_lines as reading_lines
from .answers.wanted_facts import WantedFact as WantedFact
from .answers.wanted_facts import read_for as read_for
from .answers.day_asked import day_to_come as day_to_come
from .answers.check_workbook import write_check as write_check
from .answers.clock_calendar import clocks_calendar as clocks_calendar
from .answers.clock_data import CLOCK_STATES as CLOCK_STATES
from .answers.clock_data import CaseClocks as CaseClocks
from .answers.clock_data import ClockReport as ClockReport
from .answers.clock_data import ClocksReport as ClocksReport
from .answers.clock_data import clocks_report as clocks_report
from .answers.clock_workbook import clocks_workbook as clocks_workbook

# Papers
from .packet.atomic_folder import put_file as put_file
from .packet.upload.court_profile import NATIONAL as NATIONAL
from .packet.upload.court_profile import CourtProfile as CourtProfile
from .packet.upload.court_profile import read_court_profile as read_court_profile
from .packet.earlier_packet import Earlier as Earlier
from .packet.earlier_packet import read_earlier as read_earlier
from .packet.file_names import folder_name as folder_name
from .packet.letters import numbers_said as numbers_said
from .filings.letter_numbers import LetterNumbers as LetterNumbers
from .packet.packet import Packet as Packet
from .packet.packet import Source as Source
from .packet.packet import make_packet as make_packet
from .packet.pdf import with_pdfs as with_pdfs
from .answers.trace_workbook import trace_cells as trace_cells
from .answers.trace_workbook import trace_headings as trace_headings
from .answers.trace_workbook import trace_json as trace_json
from .answers.trace_workbook import trace_workbook as trace_workbook
from .packet.earlier_packet import id_sha256 as id_sha256
from .packet.provenance.trace import Traced as Traced
from .packet.provenance.trace import traced_packet as traced_packet
from .packet.encrypted_zip import encrypted as encrypted
from .packet.encrypted_zip import refuse_unfit as refuse_unfit
from .packet.proof.made_again import PaperChange as PaperChange
from .packet.proof.made_again import changed_papers as changed_papers
from .packet.proof.redlines import Redlines as Redlines
from .packet.proof.redlines import redlines as redlines
from .packet.proof.verification import Verification as Verification
from .packet.proof.verification import packets_in as packets_in
from .packet.proof.verification import verify as verify
from .packet.redaction.redacted_copy import redacted_copy as redacted_copy
from .packet.redaction.redacted_copy import redacted_name as redacted_name
from .packet.upload.upload import upload_of as upload_of
from .rendering.check_document.scan import refuse_incomplete as refuse_incomplete
from .rendering.check_template.lint import lint as lint
from .rendering.check_template.lint_clauses import lint_clauses as lint_clauses
from .rendering.check_template.mended_tags import with_mended_tags as with_mended_tags
from .rendering.engine.library import TemplateInfo as TemplateInfo
from .rendering.engine.library import TemplateLibrary as TemplateLibrary
from .rendering.word.clauses import CLAUSES_FILE as CLAUSES_FILE
from .rendering.word.clauses import Clauses as Clauses
from .rendering.word.painted_tags import with_painted_tags as with_painted_tags
from .packet.atomic_folder import file_in_making as file_in_making

# Numbers of letters
from .intake.profile.letter_pattern import LETTER_PATTERN as LETTER_PATTERN
from .intake.profile.letter_pattern import LetterPattern as LetterPattern
from .register.address import REGISTER_FILE as REGISTER_FILE
from .register.address import REGISTER_VARIABLE as REGISTER_VARIABLE
from .register.address import pattern_asked as pattern_asked
from .register.address import register_address as register_address
from .register.letter import CHANNELS as CHANNELS
from .register.letter import LETTER_STATES as LETTER_STATES
from .register.letter import Dispatch as Dispatch
from .register.letter import LetterState as LetterState
from .register.letter import Registered as Registered
from .register.packet_letters import finished_letters as finished_letters
from .register.packet_letters import numbers_drawn as numbers_drawn
from .register.register import Register as Register
from .answers.register_data import register_data as register_data
from .answers.register_data import register_headings as register_headings
from .answers.register_data import register_row as register_row
from .answers.register_data import register_workbook as register_workbook

# Many cases
from .batch.across_cases import doubted_rows as doubted_rows
from .batch.case_files import rows_of_files as rows_of_files
from .batch.outcome import STATUS_WORDS as STATUS_WORDS
from .batch.outcome import CaseOutcome as CaseOutcome
from .batch.report import SHOWN as SHOWN
from .batch.report import Run as Run
from .batch.returned.copy_path import suffix_of as suffix_of
from .batch.returned.returned_workbook import write_marked as write_marked
from .batch.returned.summary_sheet import filing_title as filing_title
from .batch.whole_run import Batch as Batch
from .batch.whole_run import BatchInterruptedError as BatchInterruptedError
from .batch.whole_run import run_batch as run_batch
from .intake.blank_workbook import blank_workbook as blank_workbook
from .authoring.field_list import FieldRow as FieldRow
from .authoring.field_list import field_rows as field_rows
from .authoring.field_list import fields_document as fields_document
from .authoring.field_list import fields_workbook as fields_workbook
from .authoring.starting_pair import starting_pair as starting_pair
from .authoring.learning.comparison import difference_told as difference_told
from .authoring.learning.learn import Learned as Learned
from .authoring.learning.learn import learn as learn
from .authoring.learning.learned_pair import write_learned as write_learned
from .authoring.own_library import GRADES as GRADES
from .authoring.own_library import library_of as library_of
from .authoring.own_library import lint_in as lint_in
from .fields.roots import DICTIONARY as DICTIONARY
from .authoring.reading_copy import reading_copy as reading_copy

# Letters on their way
from .delivery.mailing import read_posting as read_posting
from .delivery.posting_list import LETTERS_LIST as LETTERS_LIST
from .delivery.results.receive import Received as Received
from .delivery.results.receive import receive_results as receive_results
from .delivery.results.registered import register_sent as register_sent
from .delivery.results.returned_list import Sent as Sent
from .delivery.results.returned_list import ReturnedList as ReturnedList
from .delivery.results.returned_list import read_returned as read_returned
from .delivery.results.scans import scans_in as scans_in
from .delivery.printing.sizes import envelope_sizes as envelope_sizes
from .delivery.printing.sizes import label_sizes as label_sizes
from .delivery.results.told_result import result_told as result_told
from .delivery.posting import Posted as Posted
from .delivery.posting import Prints as Prints
from .delivery.posting import make_posting as make_posting

# The desk
from .desk.start.failure_page import show_failure as show_failure
from .desk.launch import open_desk as open_desk
from .desk.start.shortcut import write_shortcut as write_shortcut
