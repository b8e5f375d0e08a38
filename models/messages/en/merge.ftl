merge-starts = { $exam } starts otherwise in { $zone } in { $one } than in { $other }; solve both under the same --starts
merge-people = { $count } { $count ->
        [one] candidate
       *[other] candidates
    } of { $exam } in { $one } and in { $other }; give each centre's part once
merge-whole = not a part: it was not solved with --centre
merge-missing = no part for centre { $centre }, where { $count } { $count ->
        [one] candidate sits
       *[other] candidates sit
    }; solve it with --centre { $centre }
merge-public = a public instance has no centres; only ours are merged
merge-done = { $parts } parts, cost { $cost }. Open { $path }.
merge-hard = Together the { $parts } parts break hard rules: nothing is written. Correct the parts and merge them again.
