"""Facts to columns: what the page's scripts read, each id written once, each table one list a column."""

from reports.page_data.page_data import build_page_data

__all__ = ["build_page_data"]
