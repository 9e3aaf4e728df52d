"""The files that a command names: whether they are there, and which uploads lie in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gosform.cli.usage import fail


def uploads_of(args: Any) -> Mapping[str, Any] | None:
    """Upload field -> file. Without ``--uploads`` nobody said where the files are, so none of them is called missing."""
    if args.uploads is None:
        return None
    folder = Path(args.uploads)
    if not folder.is_dir():
        raise fail(args.lang, "There is no folder {folder}.", folder=args.uploads)
    from gosform.uploads.once import Once

    kept, found = Once(folder).kept, dict[str, Any]()
    for path in sorted(folder.iterdir()):
        if path.is_symlink():  # whoever may put files there must not have others looked into
            continue
        if path.is_file():
            found.setdefault(path.stem, kept(path.name))
        elif path.is_dir():
            found[path.name] = [kept(f"{path.name}/{one.name}") for one in sorted(path.iterdir()) if one.is_file() and not one.is_symlink()]
    return found


def readable(args: Any) -> None:
    """Every file that is to be read is there."""
    for name in args.files:
        if name == "-":
            continue
        path = Path(name)
        if name and path.is_dir():
            raise fail(args.lang, "{file} is a folder, not a file.", file=name)
        missing(name, args)
    if args.files.count("-") > 1:
        raise fail(args.lang, "Standard input (-) can be read once only.")


def missing(name: str, args: Any) -> None:
    """Say that nothing lies there, if so, with the nearest name that does."""
    path = Path(name)
    if name and path.exists():
        return
    near = _near_file(path)
    if near:
        raise fail(args.lang, "There is no file {file}. The nearest is {near}.", file=name, near=near)
    raise fail(args.lang, "There is no file {file}.", file=name)


def _near_file(path: Path) -> str | None:
    from gosform.cli.usage import nearest

    try:
        names = [one.name for one in path.absolute().parent.iterdir() if one.is_file()][:1000]
    except OSError:
        return None
    near = nearest(path.name, names)
    return str(path.with_name(near)) if near else None
