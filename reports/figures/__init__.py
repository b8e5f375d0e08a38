"""One module for each question a reader asks; each gives a section of the page, or None."""
