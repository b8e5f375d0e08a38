"""Commands that the tests run speak English unless a test says otherwise."""

import os

os.environ["EXAMS_LANG"] = "en"
