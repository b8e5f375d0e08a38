"""`data-protection.md`: what each output says about people."""

from markdown import table

from models.data_protection import OUTPUTS, PERSONAL_DATA, Audience, Detail

HEAD = """# Data protection · Protection des données

What each output may say about people. A test solves the showcase `instances/reglement` and looks for each kind of data in each
output; this table and the outputs agree, both ways.

*Ce que chaque sortie peut dire des personnes. Un test cherche chaque donnée dans chaque sortie de l'instance
`instances/reglement` : le tableau et les sorties concordent, dans les deux sens.*
[Pour le registre des traitements](../explanation/protection-des-donnees.md)
"""

FOOT = """
The files of an instance (`candidates.csv`, `accommodations.csv`, `results.csv`, `staff.csv` and the others) hold all of this by
their nature; see the [data dictionary](data-dictionary.md). Ids are pseudonymous: names, birth dates and addresses have no column
anywhere; `exams publish --people` adds names and addresses in print and keeps them nowhere else. `report.html` can be read by the owner of the file alone (mode 0600); other files have the permissions that the umask
gives.

A count of a group is not for the public either, because a group may be one person. So `public.html` counts nobody, names no
room and gives the published times only, whatever the time of a candidate with an arrangement.
"""

KINDS = {
    "candidates": "candidates (id) · candidats (numéro)",
    "needs": "needs and transfers · aménagements et accompagnements",
    "staff": "staff (id) · personnel (numéro)",
    "results": "results · résultats",
}
DETAILS = {
    Detail.NAMED: "by person · par personne",
    Detail.GROUPS: "by group · par groupe",
    Detail.IMPLIED: "implied · déductible",
    Detail.NOTHING: "–",
}
AUDIENCES = {
    Audience.PUBLIC: "everybody · tous",
    Audience.OFFICE: "examination office · service des examens",
    Audience.TEACHERS: "teacher in charge · enseignant responsable",
    Audience.CANDIDATE: "the person named · la personne nommée",
    Audience.STAFF: "supervising staff of the site · surveillants du site",
}


def page() -> str:
    """The page."""
    head = ("output · sortie", "for · pour", *(KINDS[name] for name in PERSONAL_DATA))
    rows = [
        (f"`{output.name}`", AUDIENCES[output.audience], *(DETAILS[d] for d in output.levels().values()))
        for output in OUTPUTS
    ]
    levels = """
*By person*: beside a pseudonymous id. *By group*: of groups, rooms or rules, without an id. *Implied*: it follows from who is
listed (once results are known, a seat in session 2 says that the unit was not passed).
"""
    return "\n".join([HEAD, table(head, rows), levels, FOOT])
