"""Exams of which a candidate has an arrangement that counts towards the cap: moved exams, and those sat elsewhere by leave."""

import numpy as np
import pandas as pd

from models.instance import Instance


def accommodated_exams(instance: Instance, attendance: pd.DataFrame) -> "pd.Series[bool]":
    """Of each row of `attendance`, whether the exam is accommodated.

    An exam sat at home is not sat elsewhere, and leave for the site of registration changes nothing.
    """
    granted = instance.relocations[["candidate", "session", "site"]].rename(columns={"site": "granted"})
    keys = attendance[["candidate", "session"]].astype({"session": "int64"})
    leave = keys.merge(granted.astype({"session": "int64"}), on=["candidate", "session"], how="left")[
        "granted"
    ]
    registered = instance.candidates.drop_duplicates("id").set_index("id")["site"]
    home = attendance["candidate"].map(registered)
    elsewhere = leave.notna().to_numpy() & (leave.to_numpy() != home.to_numpy())
    elsewhere &= (attendance["kind"] != "remote").to_numpy()
    return attendance["moved"].astype(bool) | np.asarray(elsewhere, bool)
