"""Review in chat: the queue of waiting reports, what is decided on them, and who is told."""
