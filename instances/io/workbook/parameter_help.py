"""Help on the settings of a policy, for the template and the data dictionary: one sentence for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from instances.io.settings.policy_names import POLICY, WEIGHTS, PolicyNames
from models.policy import PolicySchema
from models.policy.parameter import meanings
from models.text import Language, Messages


@dataclass(frozen=True)
class ParameterHelp:
    """A parameter or weight: its name below `policy.`, its whole name in a French workbook, its meaning and the article of its rule (English, French), the unit of
    its value ("" for none), what it is by default."""

    name: str
    french_name: str
    meaning: tuple[str, str]
    unit: str
    default: str
    article: tuple[str, str]

    def sentence(self, language: Language) -> str:
        """What it means."""
        return self.meaning[language == "fr"]

    def cite(self, language: Language) -> str:
        """The article; blank where no rule has it."""
        return self.article[language == "fr"]

    def unit_in(self, messages: Messages) -> str:
        """The unit in the language of the messages; blank for none."""
        return messages.say(f"dictionary-unit-{self.unit.replace(' ', '-')}") if self.unit else ""


def parameter_help(schema: PolicySchema) -> Iterator[ParameterHelp]:
    """Every parameter of a policy, then the weight of every soft rule. Raises ValueError for one without a meaning."""
    names = PolicyNames(schema)
    for rule, kind in schema.parameters.items():
        defaults, article = kind().model_dump(mode="json"), schema.articles.get(rule, ("", ""))
        for name, meaning in meanings(kind).items():
            told = meaning.english, meaning.french
            ours = f"{rule}.{name}"
            french = names.french(f"{POLICY}.{ours}")
            yield ParameterHelp(ours, french, told, meaning.unit, _shown(defaults[name]), article)
    for rule, weight in schema.weights.items():
        title = schema.titles.get(rule, ("", ""))
        article = schema.articles.get(rule, ("", ""))
        french = names.french(f"{POLICY}.{WEIGHTS}.{rule}")
        yield ParameterHelp(f"weights.{rule}", french, title, "cost", str(weight), article)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)
