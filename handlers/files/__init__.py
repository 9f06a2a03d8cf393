"""Files and pictures that a person takes away: workbook, ledger, briefing, charts, template."""
