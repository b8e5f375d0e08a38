"""Jobs on other processors and machines: submitted together, handed back as they finish."""
