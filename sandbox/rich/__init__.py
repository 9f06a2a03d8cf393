"""Rich messages (Bot API 10.1): their HTML read, checked and kept as blocks; no HTTP."""
