progress-line = { $seconds } s  { $phase }  { $cost }  borne { $bound }
progress-none = pas encore de solution
progress-cost = coût { $cost }
progress-compile = préparation
progress-feasible = débuts trouvés
progress-anneal = recherche
progress-improve = placé
progress-bound = borne
