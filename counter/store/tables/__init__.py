"""The tables of the books; `ALL` in the order in which they can be created."""

from __future__ import annotations

from counter.store.tables.announcements import Announcement
from counter.store.tables.apec import EconomyAnswer, Firm, FirmCheck, TravelCard
from counter.store.tables.balances import BalanceDifference, BalanceStock
from counter.store.tables.batches import BatchRow, NotaryBatch
from counter.store.tables.blanks import BlankIssue, BlankRange, BlankSpoiled, Result
from counter.store.tables.cases import Case, Material, Piece, Search
from counter.store.tables.checks import CheckResult, Specimen, SpecimenEnd
from counter.store.tables.custody import (
    Approval,
    Loan,
    OverdueLetter,
    Passport,
    Stocktaking,
    StocktakingLine,
)
from counter.store.tables.frozen import FrozenFigures
from counter.store.tables.hall import BusinessDay, Fact, Paper, Person, Serial
from counter.store.tables.journal import Act, Count, Entry, EntrySecret
from counter.store.tables.kept import CaseMark, DayTotal, MonthTotal
from counter.store.tables.mail import Envelope, EnvelopeCase, Manifest
from counter.store.tables.money import Charge, Payment
from counter.store.tables.outside import Consignment, ConsignmentPiece
from counter.store.tables.people import Agent, Notary
from counter.store.tables.post import CarrierHandover, PostOutcome, Sealing
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.store.tables.ratings import Rating
from counter.store.tables.rules import RuleEdition
from counter.store.tables.shelves import (
    CollectionReminder,
    ShelfPlace,
    Shelved,
    Sweep,
    SweepLine,
)
from counter.store.tables.shifts import CountReason, Shift, ShiftCount, ShiftCounted
from counter.store.tables.spares import SpareSlip
from counter.store.tables.takings import FiscalReceipt, PaymentShare
from counter.store.tables.tickets import QueueTicket
from counter.store.tables.visas import VisaNote, VisaPapers, VisaResult
from counter.store.tables.waybills import WaybillNumber, WaybillRoll

ALL = (
    Fact, Serial, Person, BusinessDay, RuleEdition,
    Entry, EntrySecret, Count, Act,
    Case, Piece, Material, Search, Shift, ShiftCount, ShiftCounted, CountReason,
    Charge, Payment,
    Manifest, Envelope, EnvelopeCase, Paper,
    Consignment, ConsignmentPiece, PaymentShare, FiscalReceipt,
    NotaryBatch, BatchRow,
    Result, BlankRange, BlankIssue, BlankSpoiled,
    Firm, FirmCheck, EconomyAnswer, TravelCard,
    Prereview, PrereviewPicture,
    Approval, Passport, Loan, Stocktaking, StocktakingLine, OverdueLetter,
    Agent, Notary,
    VisaResult, VisaNote, VisaPapers,
    Specimen, SpecimenEnd, CheckResult,
    ShelfPlace, Shelved, Sweep, SweepLine, CollectionReminder,
    SpareSlip, Announcement, QueueTicket,
    WaybillRoll, WaybillNumber,
    Sealing, CarrierHandover, PostOutcome,
    DayTotal, MonthTotal, CaseMark, Rating, FrozenFigures,
    BalanceStock, BalanceDifference,
)  # fmt: skip
