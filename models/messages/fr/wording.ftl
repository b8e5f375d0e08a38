wording-both = doit être dit dans les deux langues, comme { "{" } en = …, fr = … { "}" } ; ajoutez ce qui manque
wording-forms = doit être singulier et pluriel, comme ["étudiant", "étudiants"] ; corrigez-le
wording-unknown-rule = aucune règle de ce nom ; choisissez parmi { $known }
wording-place = { $place } ne peut être rempli ; utilisez { $known }
wording-braces = une accolade est ouverte et non fermée, ou l'inverse ; corrigez-la
