### Documents in chat (tables and so on).
# Where one message cannot hold it
rich-cut = …There is more; please look at it in parts.
