"""The guided report: a dialogue over a draft, which is a row."""
