"""Facts to columns: what the page's scripts read, each id written once, each table one list a column."""

from reports.pack.whole import pack

__all__ = ["pack"]
