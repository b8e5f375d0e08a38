"""Commands that the tests run speak English unless a test says otherwise."""

import gc
import os

os.environ["EXAMS_LANG"] = "en"


def pytest_collection_finish() -> None:
    """What the collected tests have imported lives to the end: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
