"""What the project says in each language, in its own words."""

from models.text import Messages

ENGLISH, FRENCH = Messages("en"), Messages("fr")
IN = {"en": ENGLISH, "fr": FRENCH}
