"""What sentences are made of: channels, labels in their cases, params as a reader sees them, words for the ear."""
