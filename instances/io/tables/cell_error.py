"""What a cell cannot be, for every parser of cells."""


class CellError(ValueError):
    """The text cannot be what the column wants: a text key and its details."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
