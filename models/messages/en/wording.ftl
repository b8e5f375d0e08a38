wording-both = must be told in both languages, such as { "{" } en = …, fr = … { "}" }; add what is missing
wording-forms = must be singular and plural, such as ["student", "students"]; correct it
wording-unknown-rule = no rule of this id; use one of { $known }
wording-place = { $place } cannot be filled in; use { $known }
wording-braces = a brace is opened and not closed, or the reverse; correct it
