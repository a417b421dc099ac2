#!/usr/bin/env python3
"""The key of a vault from its recovery sheet, or from parts of one, after docs/formats.md alone.

Usage: join_recovery_parts.py LIST-OF-WORDS < WORDS, one sheet or part a line. Prints the key
in hexadecimal. It shares no code with Dala; whoever doubts one reads the other.
"""
import hashlib
import sys


def times(a, b):
    """In GF(256), x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a, b = a << 1 ^ (0x11D if a & 0x80 else 0), b >> 1
    return product


def inverse(a):
    return next(b for b in range(1, 256) if times(a, b) == 1)


def at_zero(shares):
    """The polynomial through these points, at zero, byte by byte (Lagrange)."""
    key = bytes(32)
    for x, y in shares:
        weight = 1
        for other, _ in shares:
            if other != x:
                weight = times(weight, times(other, inverse(other ^ x)))
        key = bytes(a ^ times(weight, b) for a, b in zip(key, y))
    return key


def top(domain, data, bits):
    return int.from_bytes(hashlib.sha256(domain + data).digest(), "big") >> 256 - bits


words = open(sys.argv[1], encoding="ascii").read().split()
assert len(words) == 2048
shares, headers = [], set()
for line in filter(None, map(str.split, sys.stdin)):
    number = 0
    for word in line:
        number = number << 11 | words.index(word)
    if len(line) == 24:
        key = (number >> 8).to_bytes(32, "big")
        assert top(b"", key, 8) == number & 0xFF, "the sheet's check"
        break
    assert len(line) == 28, "28 words a part"
    part = (number >> 12).to_bytes(37, "big")
    assert top(b"dala-part-v1", part, 12) == number & 0xFFF, "the part's check"
    assert part[0] >> 6 == 0, "version"
    headers.add((part[:4], part[4] >> 4))
    shares.append(((part[4] & 15) + 1, part[5:]))
else:
    ((header, needed),) = headers
    assert len(dict(shares)) == len(shares) >= needed + 1, "enough parts, none twice"
    key = at_zero(shares)
    code = int.from_bytes(header, "big") & 0xFFFFF
    assert top(b"dala-sheet-v1", key, 20) == code, "the parts give the key of their sheet"
print(key.hex())
