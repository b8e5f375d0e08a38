progress-line = { $seconds } s  { $phase }  { $cost }  bound { $bound }
progress-none = no solution yet
progress-cost = cost { $cost }
progress-compile = preparing
progress-feasible = starts found
progress-anneal = searching
progress-improve = placed
progress-bound = bounding
