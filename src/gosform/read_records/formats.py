"""The formats of files of records; apart, so that the command line can name them without reading any."""

FORMATS = ("json", "jsonl", "csv")
BY_NAME = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}
