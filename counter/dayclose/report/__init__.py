"""What the figures of a period become: a sentence, a sheet on a page, and their proof."""
