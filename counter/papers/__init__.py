"""One result, one PDF: each file draws one kind of paper and returns its bytes."""
