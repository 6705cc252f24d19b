"""Shutting and opening bytes: AES-256-GCM under random keys, scrypt for passphrases. cryptography comes with the first key."""

import base64
import hashlib
import os
import re

KEY_BYTES = 32
_NONCE = 12
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
"""About a tenth of a second and 32 MB a guess."""
_RAW = re.compile(r"[0-9a-fA-F]{64}")
_SHORTEST = 12


class NotOpenedError(ValueError):
    """What was shut does not open: another key, or other bytes than were shut."""


class Cipher:
    """A key. Every shutting has a nonce of its own, drawn at random: good for some 4 billion of them."""

    def __init__(self, key: bytes) -> None:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (only where a key is in play)
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        self._key = AESGCM(key)
        self._wrong = (InvalidTag, ValueError)

    def shut(self, words: bytes, about: bytes) -> bytes:
        """Nonce, cipher text and tag. What stands where (``about``) is bound to it, so that none can be put in another's place."""
        nonce = os.urandom(_NONCE)
        return nonce + self._key.encrypt(nonce, words, about)

    def open(self, shut: bytes, about: bytes) -> bytes:
        """What was shut. Raises NotOpenedError."""
        try:
            return self._key.decrypt(shut[:_NONCE], shut[_NONCE:], about)
        except self._wrong as error:
            raise NotOpenedError from error


def new_key() -> bytes:
    """A key drawn at random."""
    return os.urandom(KEY_BYTES)


def strong_enough(stated: str) -> bool:
    """Whether a key may be given to a new store: 64 hexadecimal digits, or a passphrase of at least 12 characters."""
    return len(stated) >= _SHORTEST


def users_cipher(stated: str, salt: bytes) -> Cipher:
    """The cipher of what a person gives: 64 hexadecimal digits are a key, anything else a passphrase."""
    if _RAW.fullmatch(stated):
        return Cipher(hashlib.sha256(b"docket store key\x00" + salt + bytes.fromhex(stated)).digest())
    made = hashlib.scrypt(stated.encode(), salt=salt, maxmem=2**27, dklen=KEY_BYTES, **_SCRYPT)
    return Cipher(made)


def as_text(data: bytes) -> str:
    """Bytes for a column of text."""
    return base64.b64encode(data).decode("ascii")


def from_text(text: str) -> bytes:
    """The same back. Raises NotOpenedError for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise NotOpenedError from error
