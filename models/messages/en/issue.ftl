issue-row = , row { $row }
issue-sentence = { $place }: { $what }
issue-cell = , { $column } = { $value }
issue-errors = { $count } { $count ->
        [one] problem
       *[other] problems
    } in { $places }; nothing was written.
issue-errors-only = { $count } { $count ->
        [one] problem
       *[other] problems
    } in { $places }.
issue-warnings = { $count } { $count ->
        [one] warning
       *[other] warnings
    }:
issue-group = { $place }: { $count } times
issue-group-same = { $place }: { $count } times: { $what }
issue-more = … and { $count } more of this kind
issue-column = , { $column }
issue-files = { $count } { $count ->
        [one] file
       *[other] files
    }
issue-sheets = { $count } { $count ->
        [one] sheet
       *[other] sheets
    }
