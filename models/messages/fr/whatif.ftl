whatif-title = Scénarios comparés
whatif-made = { $seeds } { $seeds ->
        [one] graine par scénario : la part du hasard reste inconnue
       *[other] graines par scénario
    }
whatif-reference = Tel quel
whatif-scenarios = Scénarios
whatif-two-seeds = Tel quel, autre graine
whatif-front = Que nul ne bat
whatif-cost = Coût
whatif-rule = Coût : { $title }
whatif-more = … et { $count } de plus.
whatif-real = plus que le hasard ({ $noise })
whatif-noise = dans le hasard ({ $noise })
whatif-unsure = une seule graine n'en dit rien
whatif-same = aucune différence
whatif-verdict-complete = complet ({ $complete } sur { $seeds })
whatif-verdict-incomplete = incomplet à chaque essai
whatif-verdict-infeasible = impossible, c'est prouvé
whatif-verdict-unknown = ni emploi du temps ni preuve
whatif-verdict-failed = pas exécuté
whatif-table-verdicts = Verdicts
whatif-table-differences = Différences
whatif-table-affected = Qui est touché
whatif-table-definitions = Définitions
whatif-lead-verdicts = Si chaque scénario a un emploi du temps pour tous, et sinon pourquoi.
whatif-lead-differences = Moyennes des essais complets. Une différence compte si elle dépasse le hasard : le plus grand écart entre deux graines d'un même scénario.
whatif-lead-affected = Candidats dont une épreuve a un autre début ou un autre site que dans l'emploi du temps le moins cher tel quel, ou qui en manquent une. Deux graines du semestre tel quel montrent la part du hasard.
whatif-lead-definitions = Ce que compte chaque nombre.
whatif-column-scenario = scénario
whatif-column-verdict = verdict
whatif-column-reason = pourquoi
whatif-column-measure = mesure
whatif-column-value = moyenne
whatif-column-reference = tel quel
whatif-column-difference = différence
whatif-column-weight = portée
whatif-column-centre = centre
whatif-column-candidates = candidats
whatif-column-start = autre début
whatif-column-site = autre site
whatif-column-missed = épreuve manquée
whatif-column-definition = définition
whatif-column-unit = unité
whatif-figure-pareto = Deux mesures : chaque essai, et le front que nul ne bat
whatif-figure-sensitivity = Différence de chaque scénario : { $measure }
whatif-run = { $scenario }, graine { $seed } : { $status }, { $seconds } s
whatif-line = { $scenario } : { $verdict }
whatif-line-cost = { $scenario } : { $verdict }, coût { $cost } ({ $amount } : { $weight })
whatif-done = { $made } { $made ->
        [one] essai fait
       *[other] essais faits
    }, les autres y étaient. Écrit. Ouvrez { $path }.
whatif-measure = n'est pas une mesure de ces essais ; écrivez cost, rule:ID ou indicator:ID
whatif-two-measures = donnez deux mesures, séparées par une virgule
whatif-nothing = donnez un scénario ou --sweep
