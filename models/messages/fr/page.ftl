page-view-roster = Personnel
page-view-staff = Membre du personnel
page-lead-roster = Qui est où, de quand à quand : un responsable par salle, qui rappelle les consignes, d’autres surveillants selon le nombre de candidats, des accompagnateurs habilités vers une seconde épreuve. Le personnel porte des numéros pseudonymes.
page-duty = Tâche
page-duty-responsible = Responsable de salle
page-duty-invigilator = Surveillant
page-duty-escort = Accompagnateur
page-duty-secretary = Secrétaire
page-on_duty = De, à
page-lasts = Durée
page-crew_head = Personne
page-load_head = Temps de présence
page-duties_head = Tâches
page-duty_days = { $n ->
        [one] jour de service
       *[other] jours de service
    }
page-load_bar = Au regard du maximum
page-roster_count = { $n ->
        [one] { $n } personne de service, sur { $all } du site. Heure locale : { $clock }.
       *[other] { $n } personnes de service, sur { $all } du site. Heure locale : { $clock }.
    }
page-roster_label = Tâches de { $what } { $day }
page-roster_caption = Tâches du jour, heure locale
page-own_duties = Tâches de la personne, heure locale
page-crew_loads = Charges sur les deux sessions, { $site }
page-nobody_named = Personne n’est désigné.
page-no_duty = Aucune tâche.
page-view-overview = Vue d’ensemble
page-view-calendar = Calendrier
page-view-day = Jour
page-view-centres = Centres et sites
page-view-centre = Centre
page-view-site = Site
page-view-exams = Unités et épreuves
page-view-unit = Unité d’enseignement
page-view-exam = Épreuve
page-view-rooms = Salles
page-view-room = Salle
page-view-candidates = Candidats
page-view-candidate = Candidat
page-view-overlaps = Chevauchements
page-view-zones = Fuseaux horaires
page-view-chain = Chaîne des dates
page-view-seats = Occupation des places
page-view-costs = Coûts et constats
page-view-progress = Déroulement de la résolution
page-lead-calendar = Candidats et épreuves par jour et par créneau, à l’heure du site où ils composent. Choisissez un jour pour le voir.
page-lead-day = Tout ce qui se passe ce jour-là, site par site, en heure locale.
page-lead-centres = Ce que chaque centre accueille, et ce qu’il doit organiser.
page-lead-exams = Toutes les épreuves des deux sessions. Cherchez par code, intitulé ou centre.
page-lead-rooms = Une barre par groupe et par salle : pleine pendant la composition, pâle tant que la salle est tenue pour l’émargement et le ramassage. Le nombre inscrit est celui des candidats.
page-lead-candidates = Nombre d’épreuves par candidat dans la session et dans sa journée la plus chargée, telles que publiées.
page-lead-overlaps = Deux épreuves d’un même candidat en même temps. Avec accompagnement, la seconde est passée plus tard, sous surveillance continue, le même jour et sur le même site ; sinon elle n’est pas passée. Les heures sont celles du site.
page-lead-zones = Un même sujet dans plusieurs fuseaux : nul ne sort nulle part avant la dernière entrée partout. En haut, l’heure UTC ; sous chaque bande, l’heure du lieu.
page-lead-chain = Les copies voyagent, sont corrigées, les résultats publiés ; la session 2 ne peut commencer que tant de jours après. La marge est ce qui reste avant l’épreuve de session 2.
page-lead-seats = Le moment le plus chargé de chaque site et de chaque jour, émargement et ramassage compris.
page-lead-costs = Ce que coûte chaque règle, et chaque endroit où l’emploi du temps enfreint une règle ou la paie.
page-lead-progress = Le coût du meilleur emploi du temps descend, la borne prouvée monte ; l’optimum est entre les deux.
page-calendar_caption = Session { $n } · { $centre }
page-day_sites = Sites du jour
page-day_sittings = Épreuves du jour
page-centres_caption = Centres
page-centre_sites = Sites du centre
page-escorts_caption = Accompagnements à assurer
page-held_caption = Groupes réunis avant ou maintenus après
page-site_days = Jours du site
page-site_sittings = Épreuves sur ce site
page-exams_caption = Épreuves
page-unit_exams = Épreuves de l’UE
page-times_caption = Horaires de chaque fuseau, heure locale
page-exam_sites = Lieux de passation
page-partners_caption = Épreuves qui ont le plus de candidats en commun
page-rooms_caption = Salles du jour, heure locale
page-room_caption = Usage de la salle, heure locale
page-load_all = Session { $n } : épreuves par candidat
page-load_daily = Session { $n } : épreuves de la journée la plus chargée
page-loaded_caption = { $n ->
        [one] La charge la plus lourde, par candidat et session
       *[other] Les { $n } charges les plus lourdes, par candidat et session
    }
page-own_caption = Emploi du temps personnel
page-overlaps_caption = Chevauchements, les non résolus d’abord
page-zones_caption = Épreuves sur plusieurs fuseaux
page-chain_caption = Épreuves de la session 1, les plus contraintes d’abord
page-seats_caption = Session { $n } : moment le plus chargé de chaque jour
page-seats_site = { $site } : moment le plus chargé de chaque heure
page-costs_caption = Coût par règle
page-findings_caption = Constats
page-progress_caption = Étapes de la résolution
page-gantt_label = Salles au fil du temps : { $what } { $day }. Le tableau ci-dessous dit la même chose.
page-figure_zones = Bandes de { $exam } par fuseau ; sa propre vue donne les mêmes heures en tableau.
page-costs_figure = Coût par règle avec sa borne : le tableau ci-dessous dit la même chose.
page-progress_figure = Coût et borne au fil du temps : le tableau ci-dessous dit la même chose.
page-rooms_used = { $n ->
        [one] { $n } salle occupée
       *[other] { $n } salles occupées
    } sur { $all }, { $candidates }, { $exams }. Heure locale : { $clock }.
page-rooms_of = { $n } sur { $all }
page-staff_of = { $needed ->
        [one] { $needed } nécessaire
       *[other] { $needed } nécessaires
    } sur { $present ->
        [one] { $present } présent
       *[other] { $present } présents
    }
page-exam_of_session = { $exam } · session { $n }
page-set_by = Sujet fourni par
page-same_unit = Épreuves de l’UE
page-as_table = Les mêmes données en tableau
page-nothing = Il n’y a rien à montrer.
page-nothing_day = Aucune épreuve ce jour-là.
page-no_rooms = Cet emploi du temps ne donne pas de salles : il ne fixe que les débuts.
page-no_zones = Aucune épreuve n’est passée dans plusieurs fuseaux.
page-no_overlap = Aucun candidat n’a deux épreuves en même temps.
page-no_start = Cette épreuve n’a pas de début.
page-too_many = Le semestre est trop grand pour les emplois du temps personnels dans une page : seats.csv les a tous.
page-too_old = Ce navigateur ne sait pas décompresser les tableaux de cette page : ouvrez-la dans un navigateur de 2023 ou plus récent.
page-unknown = « { $id } » n’est pas dans cet emploi du temps.
page-findings_rest = { $n ->
        [one] La page contient { $n } constat sur { $all } : les impératifs, puis les plus coûteux.
       *[other] La page contient { $n } constats sur { $all } : les impératifs, puis les plus coûteux.
    }
page-clean = { $n ->
    [one] { $n } règle impérative sans constat
   *[other] { $n } règles impératives sans constat
}
page-binding = { $n ->
    [one] { $n } épreuve de la session 1 a cette marge minimale.
   *[other] { $n } épreuves de la session 1 ont cette marge minimale.
}
page-candidates = { $n ->
    [one] { $n } candidat
   *[other] { $n } candidats
}
page-exams_short = { $n } épr.
page-exams = { $n ->
    [one] { $n } épreuve
   *[other] { $n } épreuves
}
page-seats = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
page-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
page-rows = { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
}
page-rows_of = { $n ->
        [one] { $n } ligne sur { $all }
       *[other] { $n } lignes sur { $all }
    }
page-search = Rechercher
page-find_hint = UE, salle, site, personne, jour…
page-save = Enregistrer en CSV
page-show = Afficher
page-page_before = Précédents
page-page_after = Suivants
page-page_of = page { $page } sur { $pages }
page-previous = Précédent
page-next = Suivant
page-all_centres = Tous les centres
page-all_sites = Tous les sites
page-all_rules = Toutes les règles
page-hard_rules = Règles impératives
page-session = Session { $n }
page-session_head = Session
page-total = Total
page-day = Jour
page-day_start = Jour et début
page-starts = Début
page-first_start = Début
page-start_of = Début
page-end = Fin
page-hours = Salles tenues
page-from_hour = dès { $time }
page-moved_later = Accompagnés
page-centre = Centre
page-organiser = Centre organisateur
page-site = Site
page-room = Salle
page-exam = Épreuve
page-unit_head = UE
page-candidate = Candidat
page-preparations_caption = Sujets et ordinateurs à préparer (nombres pour les surveillants, à ne pas afficher)
page-large_print = Gros caractères
page-braille = Braille
page-computer = Ordinateurs
page-received_caption = Candidats accueillis ailleurs
page-received_from = Candidats de
page-received_at = Accueillis à
page-way = Trajet
page-people = Candidats
page-kind = Groupe
page-kind-ordinary = Ordinaire
page-kind-extra = Temps majoré
page-kind-isolated = Salle isolée
page-kind-transfer = Accompagné
page-kind-remote = À distance
page-kind-oral = Oral, ordre fixé ensuite
page-exams_head = Épreuves
page-rooms_head = Salles
page-sites_head = Sites
page-seats_head = Places
page-sat_head = Copies attendues
page-zones_head = Fuseaux
page-papers_head = Sujets
page-holds_head = Maintenus
page-to_escort = À accompagner
page-staff_tight = Personnel au plus juste
page-staff_peak = Personnel au plus juste
page-local_time = Heure locale
page-exams_word = { $n ->
        [one] épreuve
       *[other] épreuves
    }
page-sat_word = { $n ->
        [one] copie attendue
       *[other] copies attendues
    }
page-sites_word = { $n ->
        [one] site
       *[other] sites
    }
page-rooms_word = { $n ->
        [one] salle
       *[other] salles
    }
page-seats_word = { $n ->
        [one] place
       *[other] places
    }
page-days_word = { $n ->
        [one] jour d’usage
       *[other] jours d’usage
    }
page-zones_word = { $n ->
        [one] fuseau horaire
       *[other] fuseaux horaires
    }
page-clock_word = heure locale
page-peak_word = au moment le plus chargé
page-organised_word = { $n ->
        [one] épreuve organisée
       *[other] épreuves organisées
    }
page-moved_word = { $n ->
        [one] épreuve avec accompagnement
       *[other] épreuves avec accompagnement
    }
page-moved_people = { $n ->
        [one] candidat accompagné
       *[other] candidats accompagnés
    }
page-held_word = { $n ->
        [one] candidat maintenu
       *[other] candidats maintenus
    }
page-missed_word = { $n ->
        [one] épreuve non passée
       *[other] épreuves non passées
    }
page-missed_people = { $n ->
        [one] candidat concerné
       *[other] candidats concernés
    }
page-findings_word = { $n ->
        [one] constat
       *[other] constats
    }
page-unavoidable = prouvé inévitable
page-longest_hold = maintien le plus long
page-duration = Durée
page-writing = Composition
page-held = Salle tenue
page-gathered = Réunis avant
page-held_after = Maintenus après
page-released = Libération
page-admission = Admission
page-late = Dernière entrée
page-late_entry = Entrée tardive admise
page-gate = Dernière entrée partout
page-gate_long = Dernière entrée, tous sites confondus
page-exit = Première sortie
page-zone = Fuseau
page-paper = Sujet
page-main_paper = principal
page-main_paper_long = Sujet principal
page-variant = Sujet de remplacement { $n }
page-early_note = { $n } min avant les autres
page-extra_note = temps majoré
page-extra_of = temps majoré de { $n } min par heure
page-common = En commun
page-same_day = Le même jour
page-at_once = En même temps
page-first_exam = Première épreuve
page-second_exam = Seconde épreuve
page-escort_from = Accompagnement
page-sat_at = Passée à
page-person_find = Numéro pseudonyme
page-most_daily = En un jour
page-that_day = Ce jour
page-in_session = Dans la session
page-published_times = Publié
page-own_times = Passée à
page-outcome = Comment
page-missed = non passée
page-missed_too = non passée non plus
page-and_also = et { $exams }
page-moved_before = déplacée aussi
page-as_published = passée à l’heure publiée
page-stays = Première épreuve
page-moves = Seconde épreuve
page-escort_time = Accompagnement, ou motif du refus
page-overlaps_all = Tous les chevauchements
page-overlaps_lost = Non résolus
page-overlaps_moved = Résolus par accompagnement
page-binds = Le maillon contraignant
page-closest = Le maillon le plus serré
page-binds_tag = contraint
page-margin = marge { $n }
page-slack = Marge
page-timeline = Frise
page-chain-last_day = Dernier jour
page-chain-copies_at = Copies reçues
page-chain-marked_by = Corrigées le
page-chain-published = Résultats publiés
page-chain-earliest_next = Session 2 au plus tôt
page-chain-next_day = Épreuve de session 2
page-chain-copies = Acheminement des copies
page-chain-marks = Correction
page-chain-jury = Publication
page-chain-gap = Délai réglementaire
page-chain-slack = Marge
page-rule = Règle
page-finding = Constat
page-severity = Nature
page-hard = impérative
page-priced = souple
page-findings_head = Constats
page-cost = Coût
page-bound = Inévitable (prouvé)
page-share = Part
page-dearest = Épreuves les plus coûteuses
page-seconds = Secondes
page-phase = Phase
page-phase-compile = préparation
page-phase-feasible = premier emploi du temps
page-phase-anneal = recherche de créneaux
page-phase-bound = borne du coût
page-phase-improve = placement et amélioration
page-named = { $name } : { $what }
page-view-days = Jours
page-view-units = Unités d’enseignement
page-public_find_hint = UE, site, jour…
page-be_there = présence dès { $time }
page-leave_at = sortie à partir de { $time }
page-hours_of = Horaire
page-unit_title = Intitulé
page-remark = À savoir
page-at_local_time = Toutes les heures sont locales : { $clock }.
page-timetable_of = Calendrier : { $what }
page-days_caption = Jours d’examens
page-units_caption = Unités d’enseignement
page-centres_head = Centres
page-each_local_time = Les heures sont celles de chaque site.
page-view-week = Semaine
page-view-poster = Affiche
page-lead-week = Les UE et leurs horaires, jour par jour, tels que publiés : cette vue et les affiches peuvent être montrées, elles ne disent rien de personne.
page-place = Centre ou site
page-week_from_to = du { $first } au { $last }
page-week_of = { $what }, { $week }
page-week_poster = Choisissez un jour pour son affiche.
page-poster_print = Imprimer l’affiche
page-poster_week = Toute la semaine
page-poster_draft = Brouillon : jours et heures peuvent changer.
page-view-find = Recherche
page-found_title = « { $words } »
page-found_nothing = Rien ne correspond à « { $words } ». On peut chercher : { $what }
page-found_caption = { $n ->
        [one] { $n } réponse
       *[other] { $n } réponses
    }
page-found_what = Nature
page-found_id = Code
page-found_name = Nom
page-view-teacher = Enseignant
page-teacher = Enseignant responsable
page-teacher_starts = Débuts de ses épreuves, à l’heure de l’enseignant et à celle du lieu
page-teacher_clock = Début à { $clock }
page-teacher_presences = Présence en salle demandée au début
page-teacher_copies = Copies à corriger
page-copies_word = { $n ->
        [one] copie à corriger
       *[other] copies à corriger
    }
page-presences_word = { $n ->
        [one] présence en salle
       *[other] présences en salle
    }
page-exam_duties = Qui surveille, heure locale
page-exam_transfers = Accompagnements et épreuves non passées
page-exam_needs = Ce qu’il faut prévoir
page-needs_extra = avec temps majoré
page-needs_secretary = avec secrétaire
page-exam_clean = Aucun constat ne nomme cette épreuve.
page-exam_cost = { $findings } sur cette épreuve, coût total { $cost }.
page-findings_n = { $n ->
    [one] { $n } constat
   *[other] { $n } constats
}
page-led_here = passe celle-ci plus tard
page-led_away = passe l’autre plus tard
page-other_missed = ne passe pas l’autre
page-other_exam = Autre épreuve
page-seating_caption = Qui compose dans la salle, heure locale (pour le service des examens seul)
page-clean_soft = { $n ->
    [one] { $n } règle souple sans coût ni constat
   *[other] { $n } règles souples sans coût ni constat
}
page-tally = Ce que c’est
page-crew_totals = Totaux par personne
page-crew_all = Totaux de tout le personnel
page-duty_days_head = Jours
page-evenings_head = Soirs
page-saturdays_head = Samedis et dimanches
page-longest_day = Journée la plus longue
page-shortest_rest = Repos le plus court
page-crew_used = personnes de service
page-load_all_word = présence en tout
page-load_range = de la moins à la plus chargée
page-load_mean = en moyenne
page-totals_note = Un soir : une tâche qui finit après 20 h. La journée va du début de la première tâche à la fin de la dernière ; le repos, de cette fin au début du jour de service suivant.
page-view-accessibility = Déclaration d’accessibilité
page-access_state_head = État de conformité
page-access_state = Aucun audit complet selon le RGAA 4.1 n’a été mené : au sens de ce référentiel, la page est donc déclarée non conforme jusqu’à un tel audit. Elle vise le niveau AA des WCAG 2.2. Ce qui suit dit ce qui a été vérifié, et ce qui ne l’est pas.
page-access_tested_head = Ce qui a été vérifié
page-access_tested = Chaque vue, en français et en anglais, est examinée par axe-core 4.12 à chaque modification du programme : aucun défaut grave ni critique n’est accepté (contrastes, noms des champs et boutons, structure des tableaux, langue, repères). Les vues sont ouvertes à 1280 et à 390 pixels de large, sans défilement horizontal de la page. Au clavier, un lien d’évitement mène au contenu, toutes les vues s’ouvrent, le choix d’une liste garde le curseur où il était, et le titre d’une nouvelle vue le reçoit. Les résultats d’une recherche sont annoncés. Les animations suivent le réglage du système.
page-access_known_head = Ce qu’on sait imparfait
page-access_known = Les barres des salles et du personnel et les courbes ne se parcourent pas au clavier : un tableau à côté dit la même chose. Les bandes des fuseaux horaires sont une image ; la vue de l’épreuve donne les mêmes heures en tableau. Sur un petit écran, les grands tableaux défilent dans leur cadre. Le PDF fait par l’impression du navigateur n’a pas été vérifié. La page n’a pas été essayée par des personnes qui se servent d’un lecteur d’écran.
page-access_instead_head = Autrement
page-access_instead = Les mêmes données se lisent dans les tableaux de chaque vue, qui s’enregistrent en CSV.
page-access_contact_head = Signaler une difficulté
page-access_contact = Écrivez au service des examens qui vous a donné cette page : il doit vous fournir l’information sous une autre forme. Sans réponse, saisissez le Défenseur des droits.
page-no_findings = Aucun constat.
page-view-deadlines = Échéances
page-lead-deadlines = Ce qui doit être fait, par qui et pour quand. Chaque échéance finit à 23 h 59, à l’heure indiquée ; l’état est celui du jour où vous lisez cette page.
page-deadlines_ahead = À venir
page-deadlines_past = Passées
page-deadline_day = Échéance
page-deadline_what = Quoi
page-deadline_who = Pour qui
page-deadline_since = Comptée depuis
page-deadline_article = Article
page-deadline_state = État
page-deadline_clock = À l’heure de
page-deadline-undecided = à décider
page-deadline-past = passée
page-deadline-today = aujourd’hui
page-deadline_in = dans { $n } { $n ->
        [one] jour
       *[other] jours
    }
page-deadline_late = en retard de { $n } { $n ->
        [one] jour
       *[other] jours
    }
page-deadline_next = Prochaine échéance : { $what }, { $day }.
page-deadline_late_count = { $n } { $n ->
        [one] échéance en retard ou impossible à tenir
       *[other] échéances en retard ou impossibles à tenir
    } : une date annoncée vient après.
page-view-changes = Ce qui change
page-lead-changes = Cet emploi du temps face à un autre : ce qui change, ce que cela coûte, qui doit être prévenu.
page-chg_note = Comparé à { $name } (état : { $state }). Qui doit être prévenu dépend de cet état : personne avant la publication.
page-chg_costs = Coût par règle, avant et après
page-chg_exams = Épreuves qui commencent à un autre moment, à l’heure de chaque fuseau
page-chg_people = Candidats à prévenir
page-chg_staff = Personnel à prévenir
page-chg_nobody = Personne n’est à prévenir.
page-chg_before = Avant
page-chg_after = Après
page-chg_difference = Écart
page-chg_zone = Heure de
page-chg_what = Ce qui change
page-chg_what-exam = épreuve ajoutée ou retirée
page-chg_what-outcome = accompagnement
page-chg_what-start = date ou heure
page-chg_what-site = lieu
page-chg_what-room = salle
page-chg_by = Avant le
page-chg_person = Personne
page-chg_added = Services ajoutés
page-chg_removed = Services retirés
page-chg_count-exams = { $n ->
        [one] épreuve qui commence à un autre moment
       *[other] épreuves qui commencent à un autre moment
    }
page-chg_count-candidates = { $n ->
        [one] candidat pour qui quelque chose diffère
       *[other] candidats pour qui quelque chose diffère
    }
page-chg_count-rooms = { $n ->
        [one] salle que des épreuves utilisent autrement
       *[other] salles que des épreuves utilisent autrement
    }
page-chg_count-duties = { $n ->
        [one] service qui diffère
       *[other] services qui diffèrent
    }
page-view-alternatives = Au choix
page-lead-alternatives = De bons emplois du temps au choix, et ce que chacun coûte.
page-alt_note = Le numéro 1 est l’emploi du temps de cette page. La distance de deux est la part des épreuves de candidats dont le début, le site ou l’issue (composée, accompagnée, manquée) diffère.
page-alt_caption = Les emplois du temps côte à côte
page-alt_costs = Règles dont le coût diffère
page-alt_same = Ils coûtent autant pour chaque règle.
page-alt_number = Numéro
page-alt_cost = Coût du { $n }
page-alt_distance = Distance au { $n }
page-own_costs_caption = { $n ->
        [one] Coûts souples de { $n } candidat
       *[other] Coûts souples de { $n } candidats
    }
page-own_measure = Mesure
page-own_now = Cet emploi du temps
page-own_before = Avant
page-own_after = Après
page-own_highest = Plus grand coût d’un candidat
page-own_gini = Indice de Gini
page-own_total = Somme de ces coûts
page-own_whole = Coût de l’emploi du temps
page-own_definition = Le coût d’un candidat est la part des règles souples qu’il ressent : épreuves rapprochées ou aux heures de travail, accompagnements, attentes, trajets, épreuves manquées ; salles, sujets et personnel ne sont à personne. L’indice de Gini (C. Gini, 1912) est l’écart moyen entre deux candidats, rapporté à deux fois la moyenne : 0 si tous portent autant, près de 1 si un seul porte tout. Sur l’équité entre étudiants : Muklason, Parkes, McCollum et Özcan, PATAT 2014, p. 512-515.
page-own_search = Avant et après : la recherche d’un emploi du temps plus équitable, au plus { $part } plus cher.
page-view-fairness = Équité
page-lead-fairness = Comment les jours d’examen se répartissent entre les candidats, selon leur centre et leur cohorte.
page-fair_definitions = Est compté ce que chacun passe réellement, au jour local : une épreuve déplacée à son nouveau jour, une épreuve non passée pas du tout. Seuls ceux qui ont au moins deux épreuves dans la session peuvent en avoir deux le même jour : les parts sont rapportées à eux. Une cohorte réunit les candidats d’un site qui passent les mêmes épreuves aux mêmes heures.
page-fair_overall = { $several ->
        [0] Session { $n } : aucun candidat n’a deux épreuves.
       *[other] Session { $n } : { $two } des { $several } candidats qui ont au moins deux épreuves en ont deux ou plus un même jour.
    }
page-fair_centres_caption = Session { $n }, par centre de rattachement
page-fair_days_caption = Session { $n } : candidats selon leur nombre d’épreuves et de jours
page-fair_cohorts_caption = Cohortes de deux candidats ou plus, les journées les plus chargées d’abord
page-fair_exams = Épreuves par candidat
page-fair_day_mean = Jours par candidat
page-fair_days = Jours
page-fair_several = Au moins deux épreuves
page-fair_two = Dont deux ou plus un même jour
page-fair_three = Dont trois ou plus un même jour
page-fair_full = Jours à plusieurs épreuves
page-left_out-rooms = sans place : aucune salle libre
page-left_out-staff = sans place : personne pour surveiller
page-left_out-transfer = non passée : aucun accompagnement possible
page-left_out-start = non passée : l’épreuve n’a pas d’horaire
page-left_out-start-here = non passée : aucun horaire de l’épreuve ne convient à ce site
page-left_out-imposed = non passée : l’horaire imposé de l’épreuve est refusé
page-view-attendance = Présence attendue
page-lead-attendance = Tous ne viennent pas en session 2. Chacun garde une place ; le nombre de salles à ouvrir dépend de qui viendra sans doute.
page-att_note = { $draws } tirages : trois candidats sur quatre viennent en session 1, quatre sur cinq de ceux-là réussissent ; en session 2 il en vient autant qu’il en est attendu. Il s’ouvre autant de salles que le demande le quantile choisi. Les salles des isolés, des oraux et des épreuves déplacées ouvrent toujours et ne sont pas comptées.
page-att_sites = Chaque site, tous débuts réunis
page-att_starts = Session 2, début par début
page-att_features = Session 2 : places qui ont l’équipement nécessaire, au début où elles sont le plus rares
page-att_feature = Équipement
page-att_candidates = Prévus
page-att_expected = Attendus
page-att_range = Présents (5 % – médiane – 95 %)
page-att_rooms = Salles
page-att_opened = À ouvrir
page-att_spare = En réserve
page-att_idle = Personnel libéré
page-att_overflow = Débordement, au plus
page-att_shortage = Sans place d’abord
page-att_high = Présents (95 %)
page-att_seats = Places
page-att_opened_seats = Places ouvertes
page-deadline_slack = Marge
page-load_fairness = équité (indice de Jain, 1 : même charge pour tous)
