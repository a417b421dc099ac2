#!/usr/bin/env python3
"""Checks an unzipped Dala bundle with nothing but Python, after docs/formats.md alone.

Usage: verify_bundle.py FOLDER. Prints what was counted. At the first fault: one line on
standard error, exit code 1. It shares no code with Dala; whoever doubts one reads the other.
"""
import base64
import hashlib
import json
import re
import sys
from pathlib import Path


class Fault(Exception):
    pass


def need(true, what):
    if not true:
        raise Fault(what)


# --- Ed25519 (RFC 8032), strict: no point of small order, no second spelling of a number.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    total = ZERO
    while n:
        if n & 1:
            total = add(total, p)
        p, n = add(p, p), n >> 1
    return total


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(data):
    """The point of these 32 bytes; None if they are none, or one of small order."""
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    found = (x, y, 1, x * y % P)
    return None if same(times(8, found), ZERO) else found


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def holds(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(hashed, "little") % L
    return same(times(s, BASE), add(r, times(k, a)))


# --- JSON: strict in, canonical (RFC 8785) out, as far as whole numbers need it.


def canonical(tree):
    if isinstance(tree, dict):
        keys = sorted(tree, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(tree[key]) for key in keys) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(map(canonical, tree)) + "]"
    return json.dumps(tree, ensure_ascii=False)


def sha256(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def once(pairs):
    need(len(dict(pairs)) == len(pairs), "a key stands twice")
    return dict(pairs)


def whole(text):
    need(abs(int(text)) < 2**53, "a number is too large")
    return int(text)


def refuse(_):
    raise Fault("a number is not whole")


def depth(tree):
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


def parse(text):
    try:
        tree = json.loads(
            text, object_pairs_hook=once, parse_int=whole, parse_float=refuse, parse_constant=refuse
        )
    except (ValueError, RecursionError):
        raise Fault("not JSON") from None
    need(depth(tree) <= 32, "nested too deep")
    return tree


# --- The bag.

HEX64 = re.compile("[0-9a-f]{64}")
UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NAME = re.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}")
LABEL = re.compile("[a-z0-9_.-]{1,64}")
TAGS = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "padding"}
ENTRY = re.compile(
    r"data/README\.txt|data/revisions\.jsonl|data/forms/[a-z0-9_.-]{1,64}@[a-z0-9_.-]{1,64}\.json"
    r"|data/attachments/[0-9a-f]{64}\.[a-z0-9]{1,5}"
)
INFO = re.compile(
    r"Bagging-Date: \d{4}-\d\d-\d\d\nPayload-Oxum: (\d+)\.(\d+)\nBag-Software-Agent: [^\n]+\n"
    r"Dala-Bundle-Class: (?:evidence|publication)\nDala-Purpose: [a-z0-9_]{1,32}\n"
)


def digest_of(path):
    hashed, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            hashed.update(piece)
            size += len(piece)
    return hashed.hexdigest(), size


def manifest(folder, name):
    listed = {}
    for line in (folder / name).read_text("utf-8").splitlines(keepends=True):
        match = re.fullmatch(r"([0-9a-f]{64})  ([^\n]+)\n", line)
        need(match and match[2] not in listed, f"{name}: a line is no entry, or one stands twice")
        listed[match[2]] = match[1]
    return listed


def check_bag(folder):
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    payload = {name for name in files if name.startswith("data/")}
    need(files - payload == TAGS | {"tagmanifest-sha256.txt", "signature.sshsig"}, "not the entries of a bundle")
    need(all(ENTRY.fullmatch(name) for name in payload), "a file that no bundle has")
    declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    need((folder / "bagit.txt").read_text("utf-8") == declared, "bagit.txt: not BagIt 1.0")
    tags, listed = manifest(folder, "tagmanifest-sha256.txt"), manifest(folder, "manifest-sha256.txt")
    need(set(tags) == TAGS, "tagmanifest-sha256.txt: not the four tag files")
    need(set(listed) == payload, "manifest-sha256.txt: not the files of data/")
    total = 0
    for name, expected in [*tags.items(), *listed.items()]:
        found, size = digest_of(folder / name)
        need(found == expected, f"{name}: its SHA-256 is another")
        total += size if name in payload else 0
        if name.startswith("data/attachments/"):
            need(name.split("/")[2][:64] == found, f"{name}: not the file that its name says")
    info = INFO.fullmatch((folder / "bag-info.txt").read_text("utf-8"))
    need(info, "bag-info.txt: not the five lines of a bundle")
    need((int(info[1]), int(info[2])) == (total, len(payload)), "bag-info.txt: Payload-Oxum is wrong")
    need(not (folder / "padding").read_bytes().strip(b"\0"), "padding: not zeros")
    return payload


def check_signature(folder):
    """The exporter's SSHSIG over the tag manifest (OpenSSH, PROTOCOL.sshsig); his key."""
    armour = re.fullmatch(
        "-----BEGIN SSH SIGNATURE-----\n(.*)\n-----END SSH SIGNATURE-----\n?",
        (folder / "signature.sshsig").read_text("utf-8"),
        re.DOTALL,
    )
    need(armour, "signature.sshsig: not armoured")

    def string(data):
        need(len(data) >= 4, "signature.sshsig: cut short")
        size = int.from_bytes(data[:4], "big")
        need(len(data) >= 4 + size, "signature.sshsig: cut short")
        return data[4 : 4 + size], data[4 + size :]

    def pack(data):
        return len(data).to_bytes(4, "big") + data

    try:
        blob = base64.b64decode(armour[1].replace("\n", ""), validate=True)
    except ValueError:
        raise Fault("signature.sshsig: not armoured") from None
    need(blob[:10] == b"SSHSIG\0\0\0\1", "signature.sshsig: not version 1")
    parts, rest = [], blob[10:]
    for _ in range(5):
        part, rest = string(rest)
        parts.append(part)
    key, namespace, reserved, algorithm, signature = parts
    need((namespace, reserved, algorithm, rest) == (b"dala-bundle", b"", b"sha512", b""), "signature.sshsig: of another kind")
    kind, key = string(key)
    need(kind == b"ssh-ed25519" and string(key)[1] == b"", "signature.sshsig: not Ed25519")
    key = string(key)[0]
    kind, signature = string(signature)
    need(kind == b"ssh-ed25519" and string(signature)[1] == b"", "signature.sshsig: not Ed25519")
    signature = string(signature)[0]
    hashed = hashlib.sha512((folder / "tagmanifest-sha256.txt").read_bytes()).digest()
    signed = b"SSHSIG" + b"".join(map(pack, (namespace, reserved, algorithm, hashed)))
    need(len(key) == 32 and len(signature) == 64 and holds(key, signed, signature), "signature.sshsig: does not hold")
    return key.hex()


# --- Revisions.

KEYS = {"v", "record", "form", "parents", "author", "fields", "sig"}


def is_hex(value, digits):
    return isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", value)


def ascending(items):
    return all(a < b for a, b in zip(items, items[1:]))


def is_order(order):
    shapes = {("name", "rev"): (NAME, HEX64), ("record",): (UUID,), ("source",): (UUID,)}
    shape = shapes.get(tuple(sorted(order)), ())
    return shape and all(p.fullmatch(order[k]) for k, p in zip(sorted(order), shape))


def check_shape(line):
    need(isinstance(line, dict) and line.get("v") == 1, "not a revision of version 1")
    optional = {"judges", "src", "erases"} & set(line)
    need(set(line) - optional == KEYS, "a key is missing or unknown")
    form, fields = line["form"], line["fields"]
    need(set(form) == {"id", "version", "sha256"}, "not a form")
    need(LABEL.fullmatch(form["id"]) and LABEL.fullmatch(form["version"]), "not a form")
    need(is_hex(form["sha256"], 64) and UUID.fullmatch(line["record"]), "not an id")
    need(is_hex(line["author"], 64) and is_hex(line["sig"], 128), "not a key or a signature")
    need(all(is_hex(parent, 64) for parent in line["parents"]), "not a parent")
    need(ascending(line["parents"]), "parents are not sorted")
    need(line.get("judges", True) is True and is_hex(line.get("src", "0" * 64), 64), "not a revision")
    if "erases" in line:
        need(line["erases"] and all(map(is_order, line["erases"])), "not an order to erase")
        need(ascending([canonical(order) for order in line["erases"]]), "orders are not sorted")
    need(all(set(f) == {"name", "c"} and NAME.fullmatch(f["name"]) and is_hex(f["c"], 64) for f in fields), "not a field")
    need(ascending([field["name"] for field in fields]), "fields are not sorted")


class Revisions:
    def __init__(self):
        self.records, self.parents, self.authors, self.files = {}, {}, set(), set()
        self.opened = self.withheld = 0

    def take(self, text):
        line = parse(text)
        need(canonical(line) == text, "not canonical JSON")
        need(isinstance(line, dict) and isinstance(line.get("fields"), list), "not a revision")
        source = line.pop("source", None)
        openings = {}
        for field in line["fields"]:
            need(isinstance(field, dict) and ("salt" in field) == ("value" in field), "half an opening")
            if "salt" in field:
                openings[field.get("name")] = (field.pop("salt"), field.pop("value"))
        check_shape(line)
        record = line["record"]
        for field in line["fields"]:
            name = field["name"]
            if name not in openings:
                self.withheld += 1
                continue
            salt, value = openings[name]
            need(is_hex(salt, 32) and isinstance(value, dict), "not an opening")
            tree = ["dala-field-v1", record, name, salt, value]
            need(sha256(canonical(tree)) == field["c"], "a value does not fit its commitment")
            self.opened += 1
            self.files |= {value["file"]} if "file" in value else set()
        if source is not None:
            tag = sha256(canonical(["dala-source-v1", record, source]))
            need(tag == line.get("src"), "the source does not fit its commitment")
        signature = bytes.fromhex(line.pop("sig"))
        author, id = bytes.fromhex(line["author"]), hashlib.sha256(canonical(line).encode()).digest()
        need(holds(author, b"dala-revision-v1" + id, signature), "the author's signature does not hold")
        need(id.hex() not in self.records, "a revision stands twice")
        self.records[id.hex()] = record
        self.parents[id.hex()] = line["parents"]
        self.authors.add(line["author"])

    def waiting(self):
        """Parents that are not here; a revision of another record is none. A cycle would
        need two hashes that each contain the other."""
        pairs = ((parent, self.records[id]) for id in self.parents for parent in self.parents[id])
        return {parent for parent, record in pairs if self.records.get(parent) != record}


def check(folder):
    payload = check_bag(folder)
    revisions, number = Revisions(), 0
    with open(folder / "data/revisions.jsonl", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            need(line.endswith("\n"), f"data/revisions.jsonl, line {number}: cut short")
            try:
                revisions.take(line[:-1])
            except Fault as fault:
                raise Fault(f"data/revisions.jsonl, line {number}: {fault}") from None
            except (TypeError, AttributeError, KeyError):
                raise Fault(f"data/revisions.jsonl, line {number}: not a revision") from None
    absent = revisions.waiting()
    packer = check_signature(folder)
    stored = {name.split("/")[2][:64] for name in payload if name.startswith("data/attachments/")}
    forms = [name for name in payload if name.startswith("data/forms/")]
    print(f"revisions {number}, records {len(set(revisions.records.values()))}, authors {len(revisions.authors)}")
    print(f"values {revisions.opened}, withheld {revisions.withheld}, parents elsewhere {len(absent)}")
    print(f"forms {len(forms)}, files {len(stored)}, files elsewhere {len(revisions.files - stored)}")
    print(f"packed by {packer}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    try:
        check(Path(sys.argv[1]))
    except (Fault, UnicodeError, OSError) as fault:
        print(f"FAULT: {fault}", file=sys.stderr)
        sys.exit(1)
