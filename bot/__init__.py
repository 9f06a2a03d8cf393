"""Assembly and the running process: configuration, command line, intake, worker, sender."""
