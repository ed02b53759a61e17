"""What no entry of the trail may hold."""

from __future__ import annotations

SECRET = ("password", "passwd", "token", "code", "secret", "cookie", "credential")
"""A name of a detail that has one of these in it tells of something that would be kept for good."""


def refuse_secrets(detail: object) -> None:
    """Raises ``ValueError`` where a name in ``detail``, at any depth, speaks of a secret.

    >>> refuse_secrets({"role": "owner", "secrecy": "internal"})
    >>> refuse_secrets({"changed": [{"newPassword": "…"}]})
    Traceback (most recent call last):
    ...
    ValueError: the audit trail does not hold 'newPassword'
    """
    if isinstance(detail, dict):
        for name, value in detail.items():
            if any(word in str(name).lower() for word in SECRET):
                raise ValueError(f"the audit trail does not hold {name!r}")
            refuse_secrets(value)
    elif isinstance(detail, list | tuple):
        for value in detail:
            refuse_secrets(value)
