"""Widgets and machinery of the window that know no page and no kind of business."""
