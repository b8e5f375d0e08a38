"""What if: scenarios of a semester, run, audited and compared."""
