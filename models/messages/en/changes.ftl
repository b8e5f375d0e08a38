changes-unreadable = cannot be read ({ $error })
changes-toml = cannot be read as name = value; a date is written 2027-01-18, a day and hour 2027-01-18T18:00:00, a text in quotes
changes-encoding = is not UTF-8; save it as UTF-8
changes-unknown = no such change or column; exams schema writes the schema of changes
changes-value = { $error }
changes-no-name = not in this semester; correct the name
changes-not-new = is in this semester already; give another name
