"""A mail that is ready to be sent: an `.eml` file which a mail program opens as a draft, with a PDF attached."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import ClassVar

from models.contact_details import ContactDetails
from models.neutral_text import terminal_text
from reports.documents.document import Printed


@dataclass(frozen=True)
class Mail:
    """A message with the print of `attached`. It is addressed to one person and names nobody else."""

    attached: Printed
    to: ContactDetails
    subject: str
    text: str
    attachment: str
    made: date
    is_print: ClassVar[bool] = True

    @property
    def path(self) -> tuple[str, ...]:
        return self.attached.path

    def digest(self) -> str:
        words = (
            self.attached.digest(),
            self.to.name,
            self.to.email,
            self.subject,
            self.text,
            self.attachment,
        )
        return sha256("\x00".join(words).encode()).hexdigest()

    def content(self) -> bytes:
        message = EmailMessage(policy=SMTP)
        address = _address(self.to)
        if address is not None:
            message["To"] = address
        message["Subject"] = one_line(self.subject)
        message["Date"] = datetime.combine(self.made, time(), UTC)
        message["X-Unsent"] = "1"
        message.set_content(self.text)
        message.add_attachment(
            self.attached.content(), maintype="application", subtype="pdf", filename=self.attachment
        )
        message.set_boundary(f"=={self.digest()[:32]}==")
        return message.as_bytes()


def one_line(text: str) -> str:
    """The text as a header of a mail may hold it."""
    return terminal_text(" ".join(text.split()))


def _address(person: ContactDetails) -> Address | None:
    """The person's mailbox; None if what is known is no address."""
    try:
        return Address(display_name=one_line(person.name), addr_spec=person.email.strip())
    except (ValueError, IndexError):
        return None
