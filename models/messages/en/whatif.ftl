whatif-title = Scenarios compared
whatif-made = { $seeds } { $seeds ->
        [one] seed for each scenario: what is noise cannot be told
       *[other] seeds for each scenario
    }
whatif-reference = As it is
whatif-scenarios = Scenarios
whatif-two-seeds = As it is, another seed
whatif-front = Beaten by none
whatif-cost = Cost
whatif-rule = Cost: { $title }
whatif-more = … and { $count } more.
whatif-real = more than noise ({ $noise })
whatif-noise = within noise ({ $noise })
whatif-unsure = one seed does not say
whatif-same = no difference
whatif-verdict-complete = complete ({ $complete } of { $seeds })
whatif-verdict-incomplete = incomplete in every run
whatif-verdict-infeasible = proven impossible
whatif-verdict-unknown = neither a timetable nor a proof
whatif-verdict-failed = not run
whatif-table-verdicts = Verdicts
whatif-table-differences = Differences
whatif-table-affected = Who is affected
whatif-table-definitions = Definitions
whatif-lead-verdicts = Whether each scenario has a timetable for everybody, and if not, why.
whatif-lead-differences = Means over the complete runs. A difference counts if it is more than the noise: the greatest span between two seeds of one scenario.
whatif-lead-affected = Candidates whose exams have another start or site than in the cheapest timetable as it is, or who miss one. Two seeds of the semester as it is show how much of that is chance.
whatif-lead-definitions = What each number counts.
whatif-column-scenario = scenario
whatif-column-verdict = verdict
whatif-column-reason = why
whatif-column-measure = measure
whatif-column-value = mean
whatif-column-reference = as it is
whatif-column-difference = difference
whatif-column-weight = weight
whatif-column-centre = centre
whatif-column-candidates = candidates
whatif-column-start = another start
whatif-column-site = another site
whatif-column-missed = an exam missed
whatif-column-definition = definition
whatif-column-unit = unit
whatif-figure-pareto = Two measures: each run, and the front that none beats
whatif-figure-sensitivity = Difference of each scenario: { $measure }
whatif-run = { $scenario }, seed { $seed }: { $status }, { $seconds } s
whatif-line = { $scenario }: { $verdict }
whatif-line-cost = { $scenario }: { $verdict }, cost { $cost } ({ $amount }: { $weight })
whatif-done = { $made } { $made ->
        [one] run made
       *[other] runs made
    }, the others were there. Written. Open { $path }.
whatif-measure = is no measure of these runs; write cost, rule:ID or indicator:ID
whatif-two-measures = give two measures, separated by a comma
whatif-nothing = give a scenario or --sweep
