"""How the templates of `reports/web/templates` are filled in: values are escaped, and a name that is missing is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def template_environment() -> Environment:
    """A new environment, to which a page may add filters and functions of its own."""
    return Environment(
        loader=PackageLoader("reports", "web/templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
