regulation-file = this catalogue cannot be read; give a CSV file in UTF-8 of less than 2 MB
regulation-columns = these columns, separated by semicolons, are expected: { $columns }
regulation-id = the id is missing or taken; give every demand its own
regulation-choice = one of these values is expected: { $allowed }
regulation-reason = what is out of scope needs a reason, in the column note
regulation-treatment = treatment
regulation-says = demand
regulation-carried = rules
regulation-module = module
regulation-status-done = done
regulation-status-planned = planned
regulation-model = model
regulation-audit = audit
regulation-calendar = deadline
regulation-eligibility = who may sit
regulation-record = record
regulation-document = document
regulation-out_of_scope = out of scope
regulation-counts = { $done } { $done ->
        [one] demand is
       *[other] demands are
    } treated, { $planned } { $planned ->
        [one] is
       *[other] are
    } planned.
regulation-text-paris-questions = Paris, questions
regulation-text-paris-page = Paris, page
regulation-and = { "; " }
