"""Invented diplomas, which make candidates of one year share their exams; units by their prefix."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diploma:
    """`letter` also names its invented units (XXA901); `invented` says how many of them there are."""

    letter: str
    title: str
    prefixes: tuple[str, ...]
    share: float
    invented: int


def _d(letter: str, title: str, prefixes: str, share: float, invented: int) -> Diploma:
    return Diploma(letter, title, tuple(prefixes.split()), share, invented)


DIPLOMAS = (
    _d("A", "licence d'informatique", "NFA UTC MVA", 0.12, 0),
    _d("B", "ingénieur en systèmes répartis", "NFP NSY SMB GLG MUX", 0.10, 1),
    _d("C", "systèmes d'information", "NFE DNF", 0.08, 6),
    _d("D", "réseaux et cybersécurité", "RSX SEC CYB NSY", 0.07, 6),
    _d("E", "mathématiques et données", "RCP STA MVA EAR BNF", 0.07, 3),
    _d("F", "comptabilité", "CCG CFA TEC", 0.12, 9),
    _d("G", "finance et assurance", "GFN ACT CCG", 0.06, 7),
    _d("H", "droit", "DRA DRS DRF DRM DNT DVE", 0.08, 5),
    _d("I", "management", "MSE GDN PRS FPG ESC CDC", 0.10, 7),
    _d("J", "logistique, qualité et ventes", "LTR MTR ESC TDD", 0.05, 7),
    _d("K", "bâtiment et énergie", "BTP ENF ENT ACC", 0.04, 3),
    _d("L", "chimie et biologie", "CHG GAN BCA BLG PHA ACV CGP BNF", 0.04, 0),
    _d("M", "électronique et mécanique", "ELE EEP MTR AER ENG", 0.02, 7),
    _d("N", "travail, psychologie et formation", "PRT ERG AST PSY FAD HSE RSV", 0.04, 0),
    _d("O", "territoires, santé et société", "EGS EDT AVT UEV RTC RCH CCE UEU MNP FLE ARA", 0.01, 10),
)

TRANSVERSAL = ("ANG", "TET", "NTA")
"""Prefixes of units that every diploma accepts."""
