issue-row = , row { $row }
issue-sentence = { $place }: { $what }
issue-cell = , { $column } = { $value }
issue-errors = { $count } { $count ->
        [one] problem
       *[other] problems
    } in { $files } { $files ->
        [one] file
       *[other] files
    }; nothing was written.
issue-warnings = { $count } { $count ->
        [one] warning
       *[other] warnings
    }:
issue-group = { $place }: { $count } times
issue-group-same = { $place }: { $count } times: { $what }
issue-more = … and { $count } more of this kind
issue-column = , { $column }
