runs-url = is no database that can be opened ({ $error }); write postgresql+psycopg://user@host/name, or a file
runs-unreachable = the database cannot be opened ({ $error })
runs-no-number = there is no run of this number; exams runs list shows them
runs-none = there are no runs here; exams whatif makes them
runs-numbers = { $action } takes { $count ->
        [0] no number of a run
        [one] one number of a run
       *[other] { $count } numbers of runs
    }
runs-number = run
runs-instance = instance
runs-scenario = scenario
runs-seed = seed
runs-budget = search
runs-status = status
runs-cost = cost
runs-made = made
runs-content = data
runs-start = beginning
runs-versions = versions
runs-what = what
runs-value = value
runs-rule = rule
runs-indicator = indicator
runs-before = before
runs-after = after
runs-differ = They differ in: { $what }
runs-moved = { $count } { $count ->
        [0] exams start elsewhere.
        [one] exam starts elsewhere: { $exams }
       *[other] exams start elsewhere: { $exams }
    }
