"""Units that a candidate is registered for in several ways: what rules that allow one way ask of the tables."""

import pandas as pd

from models.instance import Instance
from models.rules import no_findings
from scheduler.rules.checks.lookups import names_for
from scheduler.terms.model_data import ModelData


def candidates_with_several(instance: Instance, column: str) -> pd.DataFrame:
    """Candidates whose registrations for one unit name several values of `column`, with an exam of the unit."""
    units = {str(o.id): str(o.unit) for o in instance.offerings}
    table = instance.registrations
    table = table.assign(unit=names_for(table["offering"], units))
    if not table.duplicated(["candidate", "unit"]).any():
        return no_findings()
    exams = instance.exam_frame.drop_duplicates("offering")[["offering", "exam"]]
    held = instance.exam_frame.loc[instance.exam_frame["exam"].isin(instance.sits["exam"].unique()), "unit"]
    table = table[table["unit"].isin(held)]
    named = table.drop_duplicates(["candidate", "unit", column])
    again = named[named.duplicated(["candidate", "unit"], keep=False)].merge(exams, on="offering", how="left")
    counted = again.sort_values(["candidate", "unit", "exam"]).groupby(["candidate", "unit"], sort=False)
    return counted.agg(exam=("exam", "first"), amount=(column, "size")).reset_index().assign(limit=1)


def exams_of_mixed_units(data: ModelData, column: str) -> list[str]:
    """Exams of the units for which one candidate's registrations differ in `column`."""
    frame = data.instance.exam_frame[["exam", "unit"]]
    offerings = pd.DataFrame([(o.id, o.unit) for o in data.instance.offerings], columns=["offering", "unit"])
    table = data.instance.registrations.merge(offerings, on="offering")
    values = table.groupby(["candidate", "unit"], observed=True)[column].nunique()
    mixed = values[values > 1].index.get_level_values("unit")
    return [str(e) for e in frame.loc[frame["unit"].isin(mixed), "exam"]]
