"""``gosform upload --mend``: a picture written anew into a new file. The file that was sent is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gosform.cli.checking import look_of, status_of
from gosform.cli.files import readable
from gosform.cli.selection import known_codes
from gosform.cli.sink import put
from gosform.cli.uploading import asked_of, field_of
from gosform.cli.usage import fail
from gosform.output import writer
from gosform.showing.shown import Count, Shown, counted, say

DONE = {
    "upright": "it stands upright",
    "metadata": "place and camera are left out",
    "format": "the format is another",
    "quality": "the quality is lower",
    "smaller": "it has fewer pixels",
}
REASONS = {
    "picture": "{file} is no picture that can be opened.",
    "pages": "{file} has several pages: only single pictures are mended.",
    "size": "{file} cannot be made small enough and stay as large as it must be.",
    "limit": "{file} takes too long or too much to be opened.",
}


def mend(args: Any) -> int:
    """Write a mended picture and look into it: 1 where something is left to mend, 2 where there is no picture."""
    from gosform.check.uploads import check_upload
    from gosform.uploads.mending import mended
    from gosform.uploads.policy import policy

    if len(args.files) != 1 or args.files[0] == "-":
        raise fail(args.lang, "--mend takes one file.")
    if args.output is None:
        raise fail(args.lang, "--mend needs --output: the new file.")
    one = field_of(args)
    known_codes(args)
    readable(args)
    made = one.asked if one is not None else policy(asked_of(args))
    found = mended(args.files[0], made.max_size, made.min_pixels or made.needed_pixels)
    if found.reason:
        raise fail(args.lang, REASONS[found.reason], file=args.files[0])
    target = Path(args.output)
    try:
        with target.open("xb") as file:
            file.write(found.data)
    except FileExistsError:
        raise fail(args.lang, "{file} is there already, and nothing is overwritten.", file=args.output) from None
    said = ", ".join(say(args.lang, DONE[word]) for word in found.done if word in DONE)
    name = args.output
    args.output = None
    report = check_upload(name, contain=args.contain, as_of=args.as_of, **(one.policy if one is not None else asked_of(args)))
    count = Count()
    pieces = list(writer(args.format)(counted([Shown(report, name)], count), look_of(args, many=False)))
    if args.format == "text":
        pieces.insert(0, say(args.lang, "{file} is written: {done}.", file=name, done=said) + "\n")
    put(pieces, args)
    return status_of(count, args)
