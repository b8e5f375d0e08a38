"""Values as people write them mean what they mean, and what cannot be understood is told with what to write."""

from datetime import date, datetime, time

import pytest

from instances.io.tables.cell_error import CellError
from instances.io.tables.cells import parse
from models.schema import TABLES, Column
from tests.support.languages import ENGLISH, FRENCH


def column(table: str, name: str) -> Column:
    return next(one for one in TABLES[table].columns if one.name == name)


DURATION, EXTRA = column("exams", "minutes"), column("accommodations", "extra_minutes_per_hour")
SESSION, DAY = column("exams", "session"), column("closures", "day")
SINCE, UNTIL = column("staff", "from"), column("staff", "until")
START, HOURS = column("exams", "imposed_start"), column("sites", "hours_sunday")
SEATS, YES = column("rooms", "seats"), column("staff", "secretary")
TERM = column("offerings", "term")


@pytest.mark.parametrize(
    ("where", "text", "value"),
    [
        *((DURATION, text, 180) for text in ("180", "3h", "3 h", "3 heures", "3:00", "03:00:00", "180 min")),
        *((DURATION, text, 150) for text in ("2h30", "2 h 30", "2:30", "2H30", "2h30min", "150 minutes")),
        *((EXTRA, text, 20) for text in ("20", "1/3", "33 %", "33%", "33,3 %", "tiers temps", "Tiers-temps")),
        *((EXTRA, text, 20) for text in ("0.33", "0,3333", "20 min", "third time")),
        *((EXTRA, text, 30) for text in ("1/2", "50 %", "0.5")),
        *((SESSION, text, 2) for text in ("2", "S2", "s2", "Session 2", "session n° 2")),
        *(
            (DAY, text, date(2027, 4, 17))
            for text in (
                "17 avril 2027",
                "17.04.2027",
                "17-04-2027",
                "17/4/2027",
                "2027-04-17",
                "17 April 2027",
            )
        ),
        (DAY, "samedi 17 avr. 2027", date(2027, 4, 17)),
        (DAY, "le samedi 17 avril 2027", date(2027, 4, 17)),
        (DAY, "1er août 2027", date(2027, 8, 1)),
        (DAY, "2 déc. 2027", date(2027, 12, 2)),
        (SINCE, "18/01/2027", datetime(2027, 1, 18)),
        (UNTIL, "30/01/2027", datetime(2027, 1, 31)),
        (UNTIL, "30 janvier 2027", datetime(2027, 1, 31)),
        (UNTIL, "30/01/2027 24:00", datetime(2027, 1, 31)),
        (UNTIL, "30/01/2027 18h", datetime(2027, 1, 30, 18)),
        (START, "17 avril 2027 à 13h30", datetime(2027, 4, 17, 13, 30)),
        (START, "17.04.2027 13:30", datetime(2027, 4, 17, 13, 30)),
        (HOURS, "fermé", None),
        (HOURS, "8h à 21h30", (time(8), time(21, 30))),
        (SEATS, "1 200", 1200),
        (YES, "x", True),
        (TERM, "Semestre", "semester"),
    ],
)
def test_a_value_is_read_as_people_write_it(where: Column, text: str, value: object) -> None:
    assert parse(where, text) == value


@pytest.mark.parametrize(
    ("where", "text", "code"),
    [
        (DURATION, "2h75", "input-bad-duration"),
        (DURATION, "trois heures", "input-bad-duration"),
        (DURATION, "13h", "input-too-large"),
        (EXTRA, "34 %", "input-bad-extra"),
        (EXTRA, "3/1", "input-bad-extra"),
        (EXTRA, "1/0", "input-bad-extra"),
        (EXTRA, "2027-03-01", "input-extra-date"),
        (SESSION, "S3", "input-too-large"),
        (SESSION, "deux", "input-bad-session"),
        (DAY, "25/1/24", "input-date-year"),
        (DAY, "lundi 25 janvier", "input-date-year"),
        (DAY, "25 places", "input-bad-date"),
        (DAY, "31 avril 2027", "input-bad-date"),
        (DAY, "17 avrril 2027", "input-bad-date"),
        (DAY, "vendredi 17 avril 2027", "input-other-weekday"),
        (START, "17/04/2027", "input-bad-datetime"),
        (UNTIL, "30/01/2027 25:00", "input-bad-datetime"),
        (HOURS, "le matin", "input-bad-hours"),
        (SEATS, "40 places", "input-number-only"),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_write(where: Column, text: str, code: str) -> None:
    with pytest.raises(CellError) as caught:
        parse(where, text)
    assert caught.value.code == code
    words = {**caught.value.detail, "help_en": "", "help_fr": ""}
    assert ENGLISH.say(code, **words) != FRENCH.say(code, **words)


def test_the_number_of_a_number_with_its_unit_is_suggested() -> None:
    with pytest.raises(CellError) as caught:
        parse(SEATS, "40 places")
    assert FRENCH.say("input-number-only", **caught.value.detail).endswith("écrivez 40")
