"""Review in chat, told as it happens: an officer files, reviewers decide, everybody hears of it."""
