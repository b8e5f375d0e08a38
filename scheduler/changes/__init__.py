"""What differs between two timetables of a semester, and whom it concerns."""
