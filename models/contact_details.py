"""What an examination office alone knows of a person and adds when documents are printed: name and address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """The name and the postal address (several lines) of somebody known elsewhere by a pseudonymous id; `email` may be blank."""

    name: str
    address: str = ""
    email: str = ""
