"""Reports made ready for the output formats: which file they came from, how they are to be said, and as plain data."""
