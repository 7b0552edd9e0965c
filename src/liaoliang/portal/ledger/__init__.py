"""The public ledger: by task, by organ, as a table, as a workbook."""
