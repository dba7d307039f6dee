"""The import wizard: a workbook or pasted rows, step by step, into a ledger."""
