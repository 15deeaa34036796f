"""Writes what AWS's API models say of the calls behind our resources: lengths, ranges, patterns, enums, what is required.

Run by refresh.sh with the version of botocore it names. Only shapes those calls reach are written, and of them only what
limits a value: no documentation.
"""

import gzip
import json
import re
import sys
from pathlib import Path

import botocore

LIMITS = ("type", "min", "max", "pattern", "enum", "required")
PARTS = ("member", "key", "value")


def model_of(service):
    folder = Path(botocore.__file__).parent / "data" / service
    version = sorted(one.name for one in folder.iterdir() if one.is_dir())[-1]
    plain = folder / version / "service-2.json"
    if plain.exists():
        return json.loads(plain.read_text())
    return json.loads(gzip.decompress((folder / version / "service-2.json.gz").read_bytes()))


def limits_of(name, shape):
    kept = {limit: shape[limit] for limit in LIMITS if shape.get(limit) not in (None, [])}
    # API Gateway says the lengths of its strings in the names of their shapes, and nowhere else.
    said = re.fullmatch(r"StringWithLengthBetween(\d+)And(\d+)K?", name)
    if said:
        kept["min"], kept["max"] = int(said[1]), int(said[2]) * (1024 if name.endswith("K") else 1)
    if "members" in shape:
        kept["members"] = {name: member["shape"] for name, member in shape["members"].items()}
    for part in PARTS:
        if part in shape:
            kept[part] = shape[part]["shape"]
    return kept


def reached_by(kept):
    yield from kept.get("members", {}).values()
    for part in PARTS:
        if part in kept:
            yield kept[part]


def main(calls_file, out_file):
    calls = sorted({call for some in json.loads(Path(calls_file).read_text()).values() for call in some})
    inputs, shapes = {}, {}
    for call in calls:
        service, operation = call.split(":")
        model = model_of(service)
        first = model["operations"][operation]["input"]["shape"]
        inputs[call] = first
        known = shapes.setdefault(service, {})
        pending = [first]
        while pending:
            name = pending.pop()
            if name in known:
                continue
            known[name] = limits_of(name, model["shapes"][name])
            pending.extend(reached_by(known[name]))
    source = f"botocore {botocore.__version__}, https://github.com/boto/botocore"
    notice = "Extracted by tools/api-limits. Copyright Amazon.com, Inc. or its affiliates; Apache License 2.0."
    head = [f'"source": {json.dumps(source)}', f'"notice": {json.dumps(notice)}', f'"inputs": {json.dumps(inputs, indent=1)}']
    # A shape a line, so that a newer version shows as what has changed.
    services = []
    for service in sorted(shapes):
        lines = [f"{json.dumps(name)}: {json.dumps(shapes[service][name])}" for name in sorted(shapes[service])]
        services.append(f"{json.dumps(service)}: {{\n" + ",\n".join(lines) + "\n}")
    Path(out_file).write_text("{\n" + ",\n".join(head) + ',\n"shapes": {\n' + ",\n".join(services) + "\n}\n}\n")


main(*sys.argv[1:])
