rules-id = rule
rules-kind = kind
rules-hard = hard
rules-soft = soft
rules-article = article
rules-title = title
rules-weight = weight
rules-unreadable = the file of rules cannot be read: { $error }
rules-syntax = not valid Python: { $error }; correct this line
rules-failed = the file fails when it runs: { $error }
rules-no-list = the file has no list of rules; end it with RULES = [YourRule()]
rules-class = a class instead of a rule; write the name with brackets, YourRule()
rules-no-info = not a rule: it has no `info`; give it info = RuleInfo(…)
rules-no-method = the rule has no method { $method }; a rule has terms and check
rules-known-id = there is a rule of this id already; choose another
rules-no-meaning = every parameter needs a Meaning in English and in French
rules-public = the rules of a file apply to semesters, not to public benchmark instances
