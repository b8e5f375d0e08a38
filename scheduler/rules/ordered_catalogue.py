"""The rules of the Cnam in the order in which reports, documents and the audit list them.

To add a rule, add one line; to change the order of reports, move lines.
"""

from models.instance import Instance
from scheduler.rules.calendar.after_session import AfterSession
from scheduler.rules.calendar.date_chain import DateChain
from scheduler.rules.calendar.early_large import EarlyLarge
from scheduler.rules.calendar.feast_days import FeastDays
from scheduler.rules.calendar.make_up import MakeUp
from scheduler.rules.calendar.open_days import OpenDays
from scheduler.rules.calendar.opening_hours import WithinOpeningHours
from scheduler.rules.calendar.preferences import Preferences
from scheduler.rules.calendar.remote_hours import RemoteHours
from scheduler.rules.calendar.session_window import SessionWindow
from scheduler.rules.calendar.start_grid import StartGrid
from scheduler.rules.calendar.weekday_daytime import WeekdayDaytime
from scheduler.rules.decisions.changed_room import ChangedRoom
from scheduler.rules.decisions.changed_start import ChangedStart
from scheduler.rules.decisions.imposed_start import ImposedStart
from scheduler.rules.decisions.moved_start import MovedStart
from scheduler.rules.decisions.pinned import Pinned
from scheduler.rules.decisions.placed import Placed
from scheduler.rules.decisions.published_start import PublishedStart
from scheduler.rules.decisions.relations import Relations
from scheduler.rules.offer.one_centre import OneCentre
from scheduler.rules.offer.one_teaching_mode import OneTeachingMode
from scheduler.rules.offer.recall import Recall
from scheduler.rules.offer.same_exam_mode import SameExamMode
from scheduler.rules.overlaps.overlap_unresolved import OverlapUnresolved
from scheduler.rules.overlaps.overlaps_listed import OverlapsListed
from scheduler.rules.overlaps.transfer import Transfer
from scheduler.rules.overlaps.transfer_cap import TransferCap
from scheduler.rules.overlaps.transfer_conditions import TransferConditions
from scheduler.rules.rooms.extra_time import ExtraTime
from scheduler.rules.rooms.hosts import Hosts
from scheduler.rules.rooms.isolated_room import IsolatedRoom
from scheduler.rules.rooms.late_needs import LateNeeds
from scheduler.rules.rooms.mixed_lengths import MixedLengths
from scheduler.rules.rooms.one_site_a_day import OneSiteADay
from scheduler.rules.rooms.oral_room import OralRoom
from scheduler.rules.rooms.own_centre import OwnCentre
from scheduler.rules.rooms.room_features import RoomFeatures
from scheduler.rules.rooms.room_price import RoomPrice
from scheduler.rules.rooms.room_seats import RoomSeats
from scheduler.rules.rooms.room_turnover import RoomTurnover
from scheduler.rules.rooms.rooms import Rooms
from scheduler.rules.rooms.seated_once import SeatedOnce
from scheduler.rules.rooms.sittings import Sittings
from scheduler.rules.rooms.small_room import SmallRoom
from scheduler.rules.rooms.travel import Travel
from scheduler.rules.rule import Rule
from scheduler.rules.spread.back_to_back import BackToBack
from scheduler.rules.spread.even_days import EvenDays
from scheduler.rules.spread.evening_then_morning import EveningThenMorning
from scheduler.rules.spread.exam_load import ExamLoad
from scheduler.rules.spread.three_in_three import ThreeInThree
from scheduler.rules.spread.two_a_day import TwoADay
from scheduler.rules.staff.duties import Duties
from scheduler.rules.staff.escorts import Escorts
from scheduler.rules.staff.invigilators import Invigilators
from scheduler.rules.staff.second_invigilator import SecondInvigilator
from scheduler.rules.staff.secretaries import Secretaries
from scheduler.rules.staff.teacher_one_place import TeacherOnePlace
from scheduler.rules.staff.teacher_reachable import TeacherReachable
from scheduler.rules.staff.working_time import WorkingTime
from scheduler.rules.zones.early_start import EarlyStart
from scheduler.rules.zones.gather import Gather
from scheduler.rules.zones.hold import Hold
from scheduler.rules.zones.leak_gate import LeakGate
from scheduler.rules.zones.variant import Variant
from scheduler.terms.model_data import ModelData

RULES: tuple[Rule[ModelData, Instance], ...] = (
    Placed(),
    SessionWindow(),
    OpenDays(),
    WithinOpeningHours(),
    RemoteHours(),
    StartGrid(),
    ImposedStart(),
    PublishedStart(),
    Pinned(),
    DateChain(),
    MakeUp(),
    Recall(),
    SameExamMode(),
    OneCentre(),
    OneTeachingMode(),
    OwnCentre(),
    Hosts(),
    OneSiteADay(),
    TeacherOnePlace(),
    LeakGate(),
    OverlapsListed(),
    SeatedOnce(),
    ExtraTime(),
    TransferConditions(),
    TransferCap(),
    Escorts(),
    RoomSeats(),
    RoomTurnover(),
    IsolatedRoom(),
    OralRoom(),
    RoomFeatures(),
    SmallRoom(),
    Secretaries(),
    Invigilators(),
    Duties(),
    OverlapUnresolved(),
    Transfer(),
    Variant(),
    Hold(),
    Gather(),
    LateNeeds(),
    EarlyStart(),
    TwoADay(),
    BackToBack(),
    ThreeInThree(),
    ExamLoad(),
    EveningThenMorning(),
    EvenDays(),
    WeekdayDaytime(),
    EarlyLarge(),
    AfterSession(),
    FeastDays(),
    Sittings(),
    Rooms(),
    RoomPrice(),
    MixedLengths(),
    Travel(),
    TeacherReachable(),
    WorkingTime(),
    SecondInvigilator(),
    Preferences(),
    Relations(),
    MovedStart(),
    ChangedStart(),
    ChangedRoom(),
)
