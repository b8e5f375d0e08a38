"""As on a system without POSIX: a folder on PYTHONPATH for `make test-portable`, which every Python below it obeys.

Modules and signals that only POSIX has are gone. `fcntl` stays with filelock, which locks files in another way on Windows.
Functions that the tests themselves need to kill and to block (`os.fork`, `os.mkfifo`) stay too.
"""

import contextlib
import signal
import subprocess  # noqa: F401  (itself needs what is masked below)
import sys

MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog")
SIGNALS = ("pthread_sigmask", "sigwait", "sigpending", "alarm", "setitimer", "SIGALRM", "SIGSTOP")

with contextlib.suppress(ImportError):
    import filelock  # noqa: F401
for name in MODULES:
    sys.modules[name] = None  # type: ignore[assignment]  so that importing it fails
for name in SIGNALS:
    if hasattr(signal, name):
        delattr(signal, name)
