scenario-needs-timetable = interdit le début d'un emploi du temps : donnez-la à exams repair, ou fixez le début par start_fixed
scenario-twice = deux scénarios portent un même nom ; renommez le fichier
scenario-zone = n'est pas un fuseau horaire ; employez un nom IANA comme America/Cayenne
