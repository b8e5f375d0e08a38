"""Tables without rows, with the columns and types that an instance promises."""

import pandas as pd


def no_starts() -> pd.DataFrame:
    """No starts: exam, zone, start (UTC)."""
    start = pd.Series([], dtype="datetime64[s, UTC]")
    return pd.DataFrame(
        {"exam": pd.Series([], dtype="str"), "zone": pd.Series([], dtype="str"), "start": start}
    )


def no_preferences() -> pd.DataFrame:
    """No preferences."""
    words = {name: pd.Series([], dtype="str") for name in ("offering", "wish", "reason")}
    bounds = {name: pd.Series([], dtype="datetime64[s, UTC]") for name in ("from", "until")}
    numbers = {name: pd.Series([], dtype="int64") for name in ("session", "price")}
    table = pd.DataFrame({**words, **bounds, **numbers})
    return table[["offering", "session", "from", "until", "wish", "reason", "price"]]


def no_kept_rooms() -> pd.DataFrame:
    """No room of a convocation to keep."""
    return pd.DataFrame(columns=["candidate", "exam", "room"])


def no_travel() -> pd.DataFrame:
    """No way between two sites."""
    sites = {name: pd.Series([], dtype="str") for name in ("from", "to")}
    return pd.DataFrame({**sites, "minutes": pd.Series([], dtype="int64")})


def no_relocations() -> pd.DataFrame:
    """No candidate sits a session elsewhere."""
    return pd.DataFrame(columns=["candidate", "session", "site", "motive"])


def no_attendance() -> pd.DataFrame:
    """Nobody of the staff is there at some times only."""
    bounds = {name: pd.Series([], dtype="datetime64[s, UTC]") for name in ("from", "until")}
    return pd.DataFrame({"staff": pd.Series([], dtype="str"), **bounds})
