help-audit =
    Vérifier un emploi du temps : toutes les règles, à partir de l'instance et de l'emploi du temps seuls. Code de sortie 1 si une règle impérative est enfreinte.

    Exemple : exams audit instances/reseau-2023-24-s1 out/demo
help-audit-periods = nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)
help-audit-instance = instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu
help-audit-timetable = dossier, timetable.json ou tableau de débuts fait à la main (.csv, .xlsx) ; public : aussi .sln ou .sol
help-audit-policy = profil de règlement pour tous les centres, au lieu du leur
help-audit-edited = accepter seats.csv, overlaps.csv et duties.csv modifiés à la main depuis le calcul
help-audit-pins = décisions fixées, comme données à solve
help-audit-keep = l'emploi du temps déjà connu, comme donné à solve
help-audit-freeze = ce qui n'en change plus, comme donné à solve
help-audit-release = une épreuve ou un candidat qui en est libéré, comme donné à solve (répétable)
help-audit-base = l'emploi du temps dont il devait rester proche, comme donné à solve
help-audit-as_json = un objet JSON sur la sortie
help-calendar =
    Lister les échéances : calendriers, convocations, demandes, confirmations, notes, résultats, conservation des copies, à 23 h 59 du centre qui les gère.

    Sans emploi du temps elles se comptent depuis les fenêtres des sessions, avec lui depuis ses épreuves.

    Exemple : exams calendar instances/reseau-2023-24-s1 --slip results=+5d
help-calendar-instance = instance (dossier, .zip ou .xlsx)
help-calendar-timetable = emploi du temps dont les épreuves donnent les dates (dossier ou timetable.json)
help-calendar-today = jour depuis lequel compter (par défaut : aujourd'hui)
help-calendar-slip = une date qui glisse : results, publication, session1, session2, calendar1 ou calendar2, de tant de jours (+5j) ou à une date ; dit ce qui devient tardif ou impossible (répétable)
help-calendar-ics = écrire les échéances dans un calendrier (.ics) que l'on importe ou auquel on s'abonne ; s'il existe déjà, ses événements sont mis à jour et ceux qui disparaissent annulés
help-calendar-rules = vos propres règles : un fichier Python, comme donné à solve
help-calendar-as_json = un objet JSON sur la sortie
help-check =
    Contrôler une instance : tous les problèmes de données d'un coup, avec fichier, ligne, colonne et remède, et ce qu'un simple décompte prouve impossible (code de sortie 3).

    Exemple : exams check instances/reseau-2023-24-s1
help-check-periods = nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)
help-check-instance = dossier avec instance.toml et ses tables CSV, le même en .zip, .xlsx ou .json, ou fichier public .exam ou .stu
help-check-as_json = un objet JSON sur la sortie : ce qui a été lu, ou les problèmes
help-check-marked = écrire aussi une nouvelle copie .xlsx des données, cellules fautives colorées et commentées
help-eligible =
    Dire qui peut passer quelle épreuve, et sinon pourquoi : inscription et droits, UE acquises, résultats, exclusion, listes, confirmation.

    Les inscriptions contraires au règlement sont listées, jamais écartées en silence. Qui n'a pas confirmé à temps n'est retiré que si vous le décidez.

    Exemple : exams eligible instances/reglement --candidate v45
help-eligible-instance = instance (dossier, .zip ou .xlsx)
help-eligible-timetable = emploi du temps dont les jours départagent les exclusions partielles (dossier ou timetable.json)
help-eligible-candidate = ce candidat seulement
help-eligible-exam = cette épreuve seulement
help-eligible-today = jour où l'on regarde les échéances (par défaut : aujourd'hui)
help-eligible-withdrawals = écrire les présences non confirmées à temps dans la table des désistements
help-eligible-rules = vos propres règles : un fichier Python, comme donné à solve
help-eligible-as_json = un objet JSON sur la sortie
help-requests =
    Proposer une réponse à chaque demande d'un candidat, dans les mots du règlement : tardive, motif non valable, sans justificatif, plafond atteint, ou acceptée avec ce qu'elle devient. Une personne décide.

    Avec un emploi du temps, aussi les chevauchements que personne n'a signalés : passé le délai ils restent sans solution, si le règlement le veut.

    Exemple : exams requests instances/reglement
help-requests-instance = instance (dossier, .zip ou .xlsx)
help-requests-timetable = emploi du temps dont les demandes concernent les chevauchements (dossier ou timetable.json)
help-requests-today = jour depuis lequel les délais sont passés (par défaut : aujourd'hui)
help-requests-decisions = écrire la table des décisions : ce qui est décidé, et chaque proposition avec une réponse à remplir
help-requests-pins = écrire les épingles des chevauchements qui restent sans solution, comme solve les prend
help-requests-rules = vos propres règles : un fichier Python, comme donné à solve
help-requests-as_json = un objet JSON sur la sortie
help-simulate =
    Tirer au sort qui vient et qui est admis, sur un emploi du temps qui ne bouge pas : places et salles nécessaires par site et début, candidats et chevauchements de session 2, personnel dont les salles restent fermées.

    second-session.quantile décide du nombre de salles ouvertes, jamais de qui peut composer. La même graine donne les mêmes tirages.

    Exemple : exams simulate instances/reglement out/reglement --draws 1000
help-simulate-instance = instance (dossier, .zip ou .xlsx)
help-simulate-timetable = emploi du temps (dossier ou timetable.json)
help-simulate-draws = nombre de tirages (par défaut : 1000)
help-simulate-seed = graine des tirages (par défaut : 1)
help-simulate-present = combien de candidats sur 1000 viennent à une épreuve de session 1 (par défaut : 750)
help-simulate-passing = combien de ceux-ci sur 1000 sont admis (par défaut : 800)
help-simulate-rules = vos propres règles : un fichier Python, comme donné à solve
help-simulate-as_json = un objet JSON sur la sortie
help-follow-up =
    Suivre les épreuves passées : qui est venu, procès-verbaux et copies qui manquent, notes en retard, jusqu'à quand garder les copies, combien sont venus par UE, heures de service.

    Exemple : exams follow-up instances/reglement --today 2024-02-20
help-follow-up-instance = instance (dossier, .zip ou .xlsx)
help-follow-up-timetable = emploi du temps qui a eu lieu (dossier ou timetable.json)
help-follow-up-today = jour où l'on regarde (par défaut : aujourd'hui)
help-follow-up-candidate = les épreuves où ce candidat est venu, pour une attestation demandée après coup
help-follow-up-certificate = écrire l'attestation de présence de ce candidat (PDF)
help-follow-up-people = noms, pour l'attestation : un CSV ou votre classeur
help-follow-up-hours = écrire les heures de service de chaque personne et jour, pour la paie
help-follow-up-archives = écrire les épreuves dont les copies ont été gardées assez longtemps, pour le visa des archives
help-follow-up-units = écrire la table des UE du semestre suivant, aux taux observés
help-follow-up-rules = vos propres règles : un fichier Python, comme donné à solve
help-follow-up-as_json = un objet JSON sur la sortie
help-duties =
    Dire comment les salles d'un emploi du temps sont surveillées : où un surveillant est seul, si bien que toute sortie est définitive, ce que les surveillants doivent savoir des aménagements, si les services sont bien répartis.

    Exemple : exams duties instances/reglement out/reglement
help-duties-instance = instance (dossier, .zip ou .xlsx)
help-duties-timetable = emploi du temps (dossier ou timetable.json)
help-duties-rules = vos propres règles : un fichier Python, comme donné à solve
help-duties-as_json = un objet JSON sur la sortie
help-compare =
    Comparer deux emplois du temps : ce qui change d'épreuves, de lieux, de salles, d'accompagnements et de tâches, ce que cela coûte, et qui doit en être prévenu, pour quand.

    Qui doit être prévenu dépend de l'état du premier : personne d'un brouillon, date, heure et lieu une fois publié, la salle aussi une fois convoqué.

    Exemple : exams compare instances/tiny out/avant out/apres
help-compare-instance = instance (dossier, .zip ou .xlsx)
help-compare-one = l'emploi du temps d'avant : dossier ou timetable.json
help-compare-other = l'emploi du temps d'après
help-compare-state = ce que les gens savent du premier : draft, published, convoked ou final (par défaut : l'état de son dossier)
help-compare-rules = vos propres règles : un fichier Python, comme donné à solve
help-compare-as_json = un objet JSON sur la sortie, avec chaque différence
help-convert =
    Convertir une instance entre dossier, classeur Excel et zip, ou intégrer les extractions d'autres systèmes.

    Exemple : exams convert instances/tiny tiny.xlsx
help-convert-source = dossier, .xlsx, .zip ou .json ; avec --map aussi une extraction .csv ou .txt
help-convert-target = nouveau fichier .xlsx, .zip ou .json (un objet, pour d'autres programmes), ou un dossier
help-convert-mapping = correspondance de colonnes (TOML), ou l'une des nôtres : apogee-registrations, forms-requests, hyperplanning-rooms
help-convert-as_json = un objet JSON sur la sortie : lignes par table, ou les problèmes
help-generate =
    Générer une instance avec un README : même profil et même graine, mêmes octets.

    Profils : reseau-2023-24-s1, paca-2023-24-s1, calendrier-2023-24-s2, petit-reseau, cnam, campus.

    Exemple : exams generate reseau-2023-24-s1 --seed 1 --out out/generated
help-generate-profile = nom d'un profil
help-generate-force = remplacer l'instance qui est dans le dossier
help-generate-seed = graine des tirages
help-generate-out = dossier de l'instance
help =
    Planifier les examens : contrôler les données, résoudre, vérifier, montrer.

    Exemple : exams --lang fr check instances/reseau-2023-24-s1
help-lang = langue des messages, en ou fr (par défaut : celle de l'instance, puis de la machine, sinon fr)
help-merge =
    Réunir les parties que les centres ont résolues sous les mêmes débuts (solve --starts --centre), vérifier l'ensemble et l'écrire comme solve. Code de sortie 1, et rien n'est écrit, si ensemble elles enfreignent une règle impérative.

    Exemple : exams merge instances/tiny out/par out/reu --out out/tiny
help-merge-instance = l'instance entière (dossier, .zip ou .xlsx)
help-merge-parts = le dossier ou le timetable.json de chaque partie
help-merge-out = dossier de l'ensemble (par défaut : out/NOM)
help-merge-policy = profil de règlement pour tous les centres, au lieu du leur
help-merge-as_json = un objet JSON sur la sortie
help-report =
    Écrire report.html : une page qui s'ouvre partout, avec l'emploi du temps, ses coûts et constats, réservée au service des examens. À côté public.html, le calendrier à afficher et à envoyer, qui ne dit rien de personne.

    Exemple : exams report instances/reseau-2023-24-s1 out/demo --out out/demo
help-report-periods = nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)
help-report-instance = instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu
help-report-timetable = dossier ou timetable.json (public : aussi .sln ou .sol)
help-report-pins = décisions fixées, comme données à solve
help-report-keep = l'emploi du temps déjà connu, comme donné à solve
help-report-release = une épreuve ou un candidat qui en est libéré, comme donné à solve (répétable)
help-report-freeze = ce qui n'en change plus, comme donné à solve
help-report-base = l'emploi du temps dont il devait rester proche, comme donné à solve
help-report-out = dossier du rapport
help-publish =
    Écrire ce que reçoivent candidats, surveillants, enseignants et services : documents imprimables, calendriers et tableaux, dans un dossier par centre.

    Le dossier est entier, ou tel qu'avant. Une seconde exécution ne réécrit que ce qui change. La commande ne change pas l'état de l'emploi du temps : c'est exams mark qui le fait.

    Exemple : exams publish instances/reglement out/reglement --out out/documents
help-publish-instance = instance (dossier, .zip ou .xlsx)
help-publish-timetable = dossier ou timetable.json
help-publish-out = dossier des documents
help-publish-kinds = sortes de documents, séparées par des virgules (par défaut : toutes)
help-publish-session = une session seule
help-publish-centre = un centre seul, et ses seules personnes
help-publish-since = l'emploi du temps que les gens ont reçu : seul ce qu'il faut renvoyer est écrit
help-publish-people = noms et adresses par numéro (CSV, ou votre classeur) : ajoutés à l'impression, gardés nulle part
help-publish-templates = dossier de modèles à vous : un fichier y remplace le nôtre de même nom (letter.typ : l'en-tête)
help-publish-address = adresse web de l'emploi du temps public, imprimée et en code QR
help-publish-rules = vos propres règles : un fichier Python, comme donné à solve
help-publish-as_json = un objet JSON sur la sortie
help-rules =
    Lister les règles : nom, impérative ou souple, article du règlement, intitulé, poids ; avec --demands, les exigences du règlement et ce qui les traite.

    Exemple : exams rules --json
help-rules-as_json = un objet JSON sur la sortie : rules et catalogue
help-rules-catalogue = un autre catalogue d'exigences que les 111 de la Cnam : un fichier CSV aux mêmes colonnes
help-rules-demands = les exigences du règlement, une ligne chacune, avec leur traitement
help-schema =
    Écrire le dictionnaire de données (anglais et français) et les schémas JSON des instances et des emplois du temps.

    Exemple : exams --lang fr schema out/schema
help-schema-target = dossier pour data-dictionary.md, instance.schema.json, timetable.schema.json, changes.schema.json, scenario.schema.json
help-solve =
    Résoudre une instance : les deux sessions d'un semestre ensemble, ou un fichier public .exam ou .stu. Chaque réponse est vérifiée avant d'être écrite. Ctrl-C garde la meilleure.

    Écrit timetable.json, seats.csv, overlaps.csv, duties.csv, report.html (réservé au service des examens), public.html (à afficher et à envoyer : rien sur personne) et checkpoint.npz (et solution.sln pour .exam,
    solution.sol pour .stu).

    Codes de sortie : 0 fait et vérifié, 2 données fautives, 3 infaisabilité prouvée, 4 pas de solution à temps, 70 anomalie.

    Exemple : exams solve instances/reseau-2023-24-s1 --seconds 60 --out out/demo
help-solve-instance = instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu
help-solve-out = dossier des résultats (par défaut : out/NOM)
help-solve-seconds = limite de temps, lecture et préparation comprises (non reproductible) ; 60 sans elle ni --work
help-solve-work = quantité de recherche au lieu de secondes : reproductible, un seul fil
help-solve-seed = graine de la recherche
help-solve-workers = fils de CP-SAT
help-solve-policy = profil de règlement pour tous les centres, au lieu du leur
help-solve-resume = reprendre au point de reprise du dossier des résultats, laissé par un calcul antérieur ou tué
help-solve-periods = nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)
help-solve-base = rester proche de cet emploi du temps, celui de l'an dernier par exemple : dossier ou timetable.json, ou .csv ou .xlsx avec épreuve (ou ue, centre et session) et début
help-solve-starts = imposer ces débuts et ne décider que le reste : dossier ou timetable.json, ou .csv ou .xlsx avec épreuve (ou ue, centre et session), fuseau et début
help-solve-centre = avec --starts : seulement les candidats de ce centre ; exams merge réunit les parties
help-solve-pins = décisions fixées (CSV ou Excel : nature, épreuve, fuseau, début), outre la table pins de l'instance
help-solve-keep = un emploi du temps déjà connu : dossier ou timetable.json, ou .csv ou .xlsx avec épreuve et début
help-solve-freeze = avec --keep, ce qui ne change plus : published, tous les débuts (par défaut) ; convoked, tous les débuts, et une autre salle que celle annoncée coûte ; final, tout ce qui reste possible : débuts, accueils, salles, places, accompagnements ; free, rien
help-solve-release = avec --keep : une épreuve ou un candidat que l'emploi du temps connu ne lie plus (répétable)
help-solve-as_json = un objet JSON sur la sortie
help-template =
    Écrire un classeur vide : une feuille par table, une aide sur chaque en-tête, des listes de choix, une ligne d'exemple.

    Exemple : exams --lang fr template semestre.xlsx
help-template-simple = un classeur simple : une feuille des UE (ue, centre, durée, session 2) au lieu des ue, offres et épreuves
help-template-target = le nouveau fichier .xlsx ; avec --lang fr ses en-têtes sont en français
help-solve-force = montrer le nouvel emploi du temps même s'il est plus cher que celui du dossier, ou si celui-ci est déjà connu
help-merge-force = montrer l'emploi du temps réuni même si celui du dossier est déjà connu
help-mark =
    Dit où en est l'emploi du temps d'un dossier. Dès published, un calcul ultérieur ne le remplace pas sans --force.

    Exemple : exams mark out/demo published
help-mark-directory = dossier d'un résultat
help-mark-state = draft (brouillon), published (publié), convoked (convocations envoyées) ou final (définitif)
help-purge =
    Supprime les versions d'un résultat et les essais de scénarios faits avant un jour, et un ancien point de reprise : ce qu'ils disent des personnes part avec eux.

    Le résultat montré et ceux qui sont publiés restent, sauf avec --force.

    Exemple : exams purge out/demo --before 2025-01-01
help-purge-directory = dossier de résultats ou d'essais, ou URL d'une base d'essais
help-purge-before = un jour, comme 2025-01-01
help-purge-force = supprimer aussi le résultat montré et ceux qui sont publiés
help-person =
    Réunit tout ce qu'un dossier de résultats dit d'un candidat, dans toutes les versions et dans les essais de scénarios.

    Exemple : exams person out/demo C000123 --json
help-person-directory = dossier de résultats ou d'essais, ou URL d'une base d'essais
help-person-candidate = l'identifiant du candidat
help-person-as_json = un objet JSON sur la sortie
help-audit-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-check-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-convert-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-merge-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-report-against = un autre emploi du temps du semestre : la page montre ce qui change, ce que cela coûte et qui doit être prévenu
help-report-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-rules-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-schema-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-solve-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-template-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-dry-run =
    Prévoir si une instance est serrée, en quelques secondes et sans chercher : ce qu'un décompte prouve impossible (code de sortie 3), les épreuves qui ont le moins de débuts et de salles, les débuts communs de chaque ensemble de fuseaux, les jours et sites où il y aura foule.

    Exemple : exams dry-run instances/reseau-2023-24-s1
help-dry-run-instance = instance (dossier, .zip ou .xlsx)
help-dry-run-as_json = un objet JSON sur la sortie, avec toutes les lignes
help-dry-run-rules = vos propres règles : un fichier Python dont la liste RULES suit les règles habituelles ; il est exécuté, n'employez qu'un fichier sûr
help-busy =
    Prendre d'un calendrier (.ics) d'HyperPlanning ou d'ADE les moments où des salles ou un enseignant sont pris : des lignes pour la table absences, ou pour la table souhaits s'il s'agit d'un enseignant.

    Exemple : exams busy salles.ics instances/tiny --out absences.csv
help-busy-calendar = le calendrier exporté
help-busy-instance = instance (dossier, .zip ou .xlsx)
help-busy-target = nouveau fichier CSV
help-busy-who = à qui est le calendrier : une salle, une personne du personnel ou un enseignant (par défaut : les salles que nomment ses événements)
help-busy-rules = vos propres règles : un fichier Python, comme donné à solve
help-busy-as_json = un objet JSON sur la sortie
help-explain =
    Expliquer : pourquoi une instance n'a pas d'emploi du temps et ce qu'il faudrait ; ou, d'un emploi du temps, où une épreuve peut se tenir et pourquoi pas ailleurs, ou pourquoi un candidat a ces jours.

    Exemple : exams explain instances/tiny out/tiny --exam NFA008-1 --at "25/01/2024 13h30"
help-explain-instance = instance (dossier, .zip ou .xlsx)
help-explain-timetable = l'emploi du temps en question (dossier ou timetable.json) ; sans lui : pourquoi il n'y en a pas
help-explain-exam = une épreuve : chaque début avec son coût, ou avec --at l'un d'eux
help-explain-at = un début à l'horloge de l'organisateur : 25/01/2024 13h30, ou 2024-01-25 13:30
help-explain-room = une salle pour tous ceux qui passent l'épreuve sur son site
help-explain-candidate = un candidat : ses épreuves, ce qui coûte, et où chacune pourrait être
help-explain-seconds = durée de la recherche là où compter ne prouve rien (sans emploi du temps)
help-explain-rules = vos propres règles : un fichier Python, comme pour solve
help-explain-as_json = un objet JSON en sortie
help-suggest =
    Proposer où une épreuve pourrait se tenir, ou qui d'autre pourrait occuper une salle : les autres débuts les moins chers, avec jusqu'à deux épreuves qui bougent avec elle, leur coût par règle, et qui prévenir.

    Exemple : exams suggest instances/tiny out/tiny --exam NFA008-1 --limit 2
help-suggest-instance = instance (dossier, .zip ou .xlsx)
help-suggest-timetable = l'emploi du temps (dossier ou timetable.json)
help-suggest-exam = l'épreuve
help-suggest-room = une salle : qui pourrait la quitter ou l'occuper, et à quel coût
help-suggest-overlap = un candidat et une épreuve qui en chevauche d'autres des siennes : des débuts sans ce chevauchement
help-suggest-limit = combien de propositions
help-suggest-rules = vos propres règles : un fichier Python, comme pour solve
help-suggest-as_json = un objet JSON en sortie
help-runs =
    Montrer les essais de scénarios gardés : les lister, en montrer un avec son verdict, ses versions et ses coûts (--out écrit son emploi du temps), ou en comparer deux.

    Exemple : exams runs list out/whatif
help-runs-action = list ; show N ; diff N M
help-runs-where = dossier d'exams whatif, fichier SQLite, ou URL d'une base de données
help-runs-numbers = numéros d'essais, tels que list les montre
help-runs-out = écrire là l'emploi du temps de l'essai
help-runs-as_json = un objet JSON en sortie
help-whatif =
    Résoudre un semestre tel quel et sous chaque scénario, avec plusieurs graines, auditer chaque essai et comparer : qui a un emploi du temps et sinon pourquoi, coûts par règle, indicateurs, qui est touché, et si une différence dépasse le hasard.

    Un scénario est un fichier de changements, comme pour repair, avec en plus [policy], [weights], [windows] et [scale]. Un second appel ne fait que ce qui manque.

    Exemple : exams whatif instances/tiny scenarios/ecart-21.toml --seeds 3 --out out/whatif
help-whatif-instance = instance (dossier, .zip ou .xlsx)
help-whatif-scenarios = scénarios (TOML ; exams schema en écrit le schéma)
help-whatif-out = dossier de la comparaison et des essais (par défaut : out/whatif)
help-whatif-sweep = une grille de valeurs (TOML) : chaque scénario est essayé avec chaque combinaison
help-whatif-seeds = graines par scénario ; dès deux, le hasard se distingue
help-whatif-seconds = limite de temps de chaque essai (60 sans --work)
help-whatif-work = quantité de recherche de chaque essai à la place, en milliers de mouvements : reproductible
help-whatif-processes = essais à la fois sur cette machine (par défaut : ses processeurs)
help-whatif-cluster = sur une grappe Dask à la place : tcp://hôte:port, tls://hôte:port, ou local:2 pour deux processus ici
help-whatif-store = base de données des essais par son URL, p. ex. postgresql+psycopg://utilisateur@hôte/nom (par défaut : runs.sqlite du dossier)
help-whatif-measures = les deux mesures du front de Pareto : cost, rule:ID ou indicator:ID
help-whatif-rules = vos propres règles : un fichier Python, comme pour solve
help-whatif-as_json = un objet JSON en sortie
help-repair =
    Réparer un emploi du temps après des changements : salle perdue, début interdit, épreuve annulée, inscriptions tardives, personnel malade. Les règles impératives d'abord, puis le moins possible de personnes à prévenir, d'épreuves déplacées, de salles et de tâches changées.

    À partir de la publication, les débuts restent, sauf ceux des épreuves que les changements nomment ou qui ne peuvent plus rester.

    Exemple : exams repair instances/tiny out/tiny changements.toml --out out/repare
help-repair-instance = instance (dossier, .zip ou .xlsx)
help-repair-timetable = l'emploi du temps (dossier ou timetable.json)
help-repair-changes = ce qui a changé (TOML ; exams schema en écrit le schéma)
help-repair-out = dossier de l'emploi du temps réparé
help-repair-state = ce que les gens en savent : draft, published, convoked ou final (par défaut : l'état de son dossier)
help-repair-release = une épreuve qui peut bouger malgré tout (répétable)
help-repair-changed = écrire aussi l'instance après les changements : .xlsx, .zip, .json ou un dossier
help-repair-seconds = temps pour trouver des places
help-repair-rules = vos propres règles : un fichier Python, comme pour solve
help-repair-as_json = un objet JSON en sortie
help-solve-fair = garder le coût à cette part près du meilleur (0.02 : 2 %), puis réduire le plus grand coût souple d'un candidat, puis l'indice de Gini de tous ; au plus quatre recherches de plus, chacune avec le temps ou le travail donné
help-solve-alternatives = autant de bons emplois du temps qui diffèrent pour beaucoup de candidats, chacun au plus 10 % plus cher que le premier, dans DOSSIER/alternatives ; chaque recherche prend le temps ou le travail donné
help-solve-incomplete = s'il est prouvé qu'aucun emploi du temps n'existe, écrire le meilleur emploi du temps incomplet dans DOSSIER/incomplete (code de sortie 3 tout de même)
