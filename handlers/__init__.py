"""What a person can say or tap, one dialogue per file. No SQL, no network, no sentence."""
