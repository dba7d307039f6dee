"""Into and out of files: workbooks and PDF."""
