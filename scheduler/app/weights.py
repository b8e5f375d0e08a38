"""Weights that are too large for the engine: which one, and the largest that it takes here."""

from models.instance import Instance
from models.issues import Issue
from models.public import PublicInstance

SPARE = 0.9
"""Of what a weight may be, the part that is told: other costs need room as well."""


def weight_issue(semester: Instance | PublicInstance, factor: float) -> Issue:
    """The largest weight as an issue, where costs are `factor` times what the engine can add up."""
    if isinstance(semester, PublicInstance):
        return Issue(semester.name, 0, "", "", "solve-public-costs")
    weights = {**semester.policy.default_weights, **semester.policy.weights}
    rule = max(weights, key=lambda name: weights[name])
    most = int(SPARE * weights[rule] / factor)
    return Issue(
        semester.name,
        0,
        f"policy.weights.{rule}",
        str(weights[rule]),
        "solve-weight-too-large",
        (("most", str(most)),),
    )
