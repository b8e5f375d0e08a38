"""Who may come to the exams of a timetable, drawn many times: which rooms are needed, and what happens if more come."""
