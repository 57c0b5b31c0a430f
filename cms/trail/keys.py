"""The keys that sign the trail. Each has an id, which tells nothing of the key and is kept with what it signed."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac


@dataclass(frozen=True)
class Key:
    """A secret that signs."""

    secret: str

    @property
    def id(self) -> str:
        """The key's name."""
        return self.sign("key id")[:12]

    def sign(self, text: str) -> str:
        """Return the HMAC-SHA256 of the text, in hexadecimal."""
        return hmac.new(self.secret.encode(), text.encode(), sha256).hexdigest()

    def has_signed(self, text: str, signature: str) -> bool:
        """Return whether the signature is this key's, of this text."""
        return constant_time_compare(self.sign(text), signature)


def signing_key() -> Key:
    """Return the key for what is written now: `CAVEAT_TRAIL_KEY`, else one made from `SECRET_KEY`."""
    return Key(settings.CAVEAT_TRAIL_KEY) if settings.CAVEAT_TRAIL_KEY else _made_from(settings.SECRET_KEY)


def known_keys() -> dict[str, Key]:
    """Return today's key and all earlier ones that the settings name, by id."""
    made = [_made_from(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    keys = [signing_key(), *map(Key, settings.CAVEAT_TRAIL_KEY_FALLBACKS), *made]
    return {key.id: key for key in keys}


def _made_from(secret: str) -> Key:
    return Key(salted_hmac("cms.trail", "key", secret=secret, algorithm="sha256").hexdigest())
