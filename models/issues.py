"""What is wrong with the input: collected, never one at a time, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.text import Messages


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of the input data. `row` counts lines of the file (the header is 1); 0: the whole file.

    `cell` is its place in a spreadsheet (`C14`), `header` the heading as the user wrote it if not ours.
    `code` is a key of the text catalogue whose sentence says what is wrong and what to do.
    """

    file: str
    row: int
    column: str
    value: str
    code: str
    detail: tuple[tuple[str, str], ...] = ()
    severity: Literal["error", "warning"] = "error"
    cell: str = ""
    header: str = ""

    def sentence(self, messages: Messages, also: Sequence[str] = ()) -> str:
        """`rooms.csv, row 14, seats = -5: …`, or `rooms, C14, …`, in French or English; `also`: other places of the same."""
        place = ", ".join((self.file + self._place(messages), *also))
        if self.column:
            key = "issue-cell" if self.value else "issue-column"
            place += messages.say(key, column=self.heading(messages), value=repr(self.value))
        return messages.say("issue-sentence", place=place, what=self.what(messages))

    def heading(self, messages: Messages) -> str:
        """The column as its user knows it: his own heading, else its name in the language if it has one."""
        return self.header or dict(self.detail).get(f"column_{messages.language}", self.column)

    def what(self, messages: Messages) -> str:
        """What is wrong and what to do, without the place."""
        return messages.say(self.code, **dict(self.detail))

    def spot(self, messages: Messages) -> str:
        """`row 14 ('-5')` or `C14 ('-5')`: the place inside its file and column."""
        place = self.place(messages)
        return f"{place} ({self.value!r})" if self.value else place

    def place(self, messages: Messages) -> str:
        """`row 14` or `C14`: the place inside its file."""
        return self._place(messages).removeprefix(", ")

    def _place(self, messages: Messages) -> str:
        if self.cell:
            return f", {self.cell}"
        return messages.say("issue-row", row=str(self.row)) if self.row else ""


class InvalidInput(Exception):
    """The input cannot be used; carries every issue found."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(issue.sentence(Messages("en")) for issue in issues))
        self.issues = issues
