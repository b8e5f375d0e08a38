"""Where instances come from and how they are kept."""

from instances.folder import examine, read_instance
from instances.write import write_folder

__all__ = ["examine", "read_instance", "write_folder"]
