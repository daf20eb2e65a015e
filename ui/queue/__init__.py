"""The list of what lies in front of the windows."""
