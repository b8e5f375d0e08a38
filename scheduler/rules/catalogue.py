"""Every rule of the Cnam, in the order in which reports list them. A rule is one line here."""

from models.instance import Instance
from scheduler.rules.after_session import AfterSession
from scheduler.rules.back_to_back import BackToBack
from scheduler.rules.changed_room import ChangedRoom
from scheduler.rules.changed_start import ChangedStart
from scheduler.rules.date_chain import DateChain
from scheduler.rules.duties import Duties
from scheduler.rules.early_large import EarlyLarge
from scheduler.rules.early_start import EarlyStart
from scheduler.rules.escorts import Escorts
from scheduler.rules.evening_then_morning import EveningThenMorning
from scheduler.rules.extra_time import ExtraTime
from scheduler.rules.gather import Gather
from scheduler.rules.hold import Hold
from scheduler.rules.hosts import Hosts
from scheduler.rules.imposed_start import ImposedStart
from scheduler.rules.invigilators import Invigilators
from scheduler.rules.isolated_room import IsolatedRoom
from scheduler.rules.late_needs import LateNeeds
from scheduler.rules.leak_gate import LeakGate
from scheduler.rules.make_up import MakeUp
from scheduler.rules.one_centre import OneCentre
from scheduler.rules.one_site_a_day import OneSiteADay
from scheduler.rules.one_teaching_mode import OneTeachingMode
from scheduler.rules.open_days import OpenDays
from scheduler.rules.opening_hours import OpeningHours
from scheduler.rules.oral_room import OralRoom
from scheduler.rules.overlap_unresolved import OverlapUnresolved
from scheduler.rules.overlaps_listed import OverlapsListed
from scheduler.rules.own_centre import OwnCentre
from scheduler.rules.pinned import Pinned
from scheduler.rules.placed import Placed
from scheduler.rules.preferences import Preferences
from scheduler.rules.recall import Recall
from scheduler.rules.remote_hours import RemoteHours
from scheduler.rules.room_features import RoomFeatures
from scheduler.rules.room_seats import RoomSeats
from scheduler.rules.room_turnover import RoomTurnover
from scheduler.rules.rooms import Rooms
from scheduler.rules.rule import Rule
from scheduler.rules.same_exam_mode import SameExamMode
from scheduler.rules.seated_once import SeatedOnce
from scheduler.rules.secretaries import Secretaries
from scheduler.rules.session_window import SessionWindow
from scheduler.rules.sittings import Sittings
from scheduler.rules.small_room import SmallRoom
from scheduler.rules.start_grid import StartGrid
from scheduler.rules.teacher_one_place import TeacherOnePlace
from scheduler.rules.teacher_reachable import TeacherReachable
from scheduler.rules.three_in_three import ThreeInThree
from scheduler.rules.transfer import Transfer
from scheduler.rules.transfer_cap import TransferCap
from scheduler.rules.transfer_conditions import TransferConditions
from scheduler.rules.travel import Travel
from scheduler.rules.two_a_day import TwoADay
from scheduler.rules.variant import Variant
from scheduler.rules.weekday_daytime import WeekdayDaytime
from scheduler.terms.draft import Draft

RULES: tuple[Rule[Draft, Instance], ...] = (
    Placed(),
    SessionWindow(),
    OpenDays(),
    OpeningHours(),
    RemoteHours(),
    StartGrid(),
    ImposedStart(),
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
    EveningThenMorning(),
    WeekdayDaytime(),
    EarlyLarge(),
    AfterSession(),
    Sittings(),
    Rooms(),
    Travel(),
    TeacherReachable(),
    Preferences(),
    ChangedStart(),
    ChangedRoom(),
)
