"""The place 统计: the figures of a period, one view at a time, down to their cases."""
