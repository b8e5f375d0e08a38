changes-unreadable = cannot be read ({ $error })
changes-toml = is not TOML ({ $error }); correct it
changes-unknown = no such change or column; exams schema writes the schema of changes
changes-value = { $error }
changes-no-name = not in this semester; correct the name
changes-not-new = is in this semester already; give another name
