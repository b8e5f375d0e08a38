"""Host terms: which sites may receive the candidates of other sites, and at what price. Solvers know terms, never rules.

- `Host`: a site may receive the candidates of another one.
- `Journey`: candidates who are received elsewhere cost.
- `KeepHost`: the candidates of an exam and site are received at one site.
- `CloseSite`: nobody is received at a site on a day.

Sites are numbered as in the instance, days from 1970-01-01, local to the site. All candidates of a home site are
received at one site on one day.
"""

from dataclasses import dataclass

from scheduler.terms.group_types import Ints


@dataclass(frozen=True)
class Host:
    """Candidates of site `home[i]` may sit at site `host[i]`; for their own site it must be said too."""

    rule: str
    home: Ints
    host: Ints


@dataclass(frozen=True)
class Journey:
    """Each candidate of site `home[i]` who is received at site `host[i]` costs `price[i]`, once a day."""

    rule: str
    home: Ints
    host: Ints
    price: Ints


@dataclass(frozen=True)
class KeepHost:
    """Candidates of site `home[i]` sit exam `node[i]` at site `host[i]`."""

    rule: str
    node: Ints
    home: Ints
    host: Ints


@dataclass(frozen=True)
class CloseSite:
    """Nobody is received at site `site[i]` on day `day[i]`."""

    rule: str
    site: Ints
    day: Ints


HostTerm = Host | Journey | KeepHost | CloseSite
