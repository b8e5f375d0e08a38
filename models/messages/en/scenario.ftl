scenario-needs-timetable = forbids the start that a timetable has: give it to exams repair, or say the start with start_fixed
scenario-twice = two scenarios have one name; rename the file
scenario-zone = is no time zone; use an IANA name such as America/Cayenne
