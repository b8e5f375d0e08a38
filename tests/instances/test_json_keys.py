"""A name said twice in a JSON object is reported, not chosen from."""

from pathlib import Path

import pytest

from instances import load_timetable
from models.issues import InvalidInput
from tests.support.languages import ENGLISH
from tests.support.reading import read_instance


@pytest.mark.parametrize("text", ['{"name": "a", "name": "b"}', '{"pins": [{"exam": "A", "exam": "B"}]}'])
def test_an_instance_that_says_a_name_twice_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "given.json"
    file.write_text(text)
    with pytest.raises(InvalidInput) as error:
        read_instance(file)
    assert [p.code for p in error.value.issues] == ["input-json-syntax"]
    assert "twice in one object" in error.value.issues[0].sentence(ENGLISH)


def test_a_timetable_that_says_a_name_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "timetable.json").write_text('{"starts": [], "starts": []}')
    with pytest.raises(InvalidInput) as error:
        load_timetable(tmp_path)
    assert [p.code for p in error.value.issues] == ["timetable-json"]
