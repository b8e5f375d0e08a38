"""The generated pages of the reference say what the code says."""

import subprocess
import sys

import pytest

from tests.support.paths import ROOT


@pytest.mark.timeout(300)
def test_no_generated_page_is_out_of_date() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
