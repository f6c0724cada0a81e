"""How storing can fail, as codes that the window has sentences for."""

from __future__ import annotations

import errno

#: Every code a StorageFailed can carry.
STORAGE_CODES: tuple[str, ...] = (
    "closed",
    "damaged",
    "disk_full",
    "failed",
    "io_error",
    "locked",
    "newer_version",
    "read_only",
)


class StorageFailed(Exception):
    """Nothing was stored (or read); what was stored before is untouched.

    ``code`` is one of ``STORAGE_CODES``. Trying again later is always allowed.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def from_os(error: OSError) -> StorageFailed:
    """What *error* of the file system means for the data."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return StorageFailed("disk_full", str(error.errno))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageFailed("read_only", str(error.errno))
    return StorageFailed("io_error", str(error.errno))
