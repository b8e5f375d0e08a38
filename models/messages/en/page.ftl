page-view-roster = Staff
page-view-staff = Member of staff
page-lead-roster = Who is where, from when to when: one responsible a room, who reads the instructions, further invigilators as the number of candidates asks, authorised escorts on the way to a second exam. Staff have pseudonymous numbers.
page-duty = Duty
page-duty-responsible = Responsible for the room
page-duty-invigilator = Invigilator
page-duty-escort = Escort
page-duty-secretary = Secretary
page-on_duty = From, to
page-lasts = Lasts
page-crew_head = Person
page-load_head = Time on duty
page-duties_head = Duties
page-duty_days = { $n ->
        [one] day on duty
       *[other] days on duty
    }
page-load_bar = Against the most
page-roster_count = { $n ->
        [one] { $n } person on duty, of { $all } at the site. Local time: { $clock }.
       *[other] { $n } people on duty, of { $all } at the site. Local time: { $clock }.
    }
page-roster_label = Duties of { $what } { $day }
page-roster_caption = Duties of the day, local time
page-own_duties = Own duties, local time
page-crew_loads = Loads over both sessions, { $site }
page-nobody_named = Nobody of the staff is named.
page-no_duty = Nothing to do.
page-view-overview = Overview
page-view-calendar = Calendar
page-view-day = Day
page-view-centres = Centres and sites
page-view-centre = Centre
page-view-site = Site
page-view-exams = Units and exams
page-view-unit = Teaching unit
page-view-exam = Exam
page-view-rooms = Rooms
page-view-room = Room
page-view-candidates = Candidates
page-view-candidate = Candidate
page-view-overlaps = Overlaps
page-view-zones = Time zones
page-view-chain = Date chain
page-view-seats = Seat use
page-view-costs = Costs and findings
page-view-progress = Progress of the solve
page-lead-calendar = Candidates and exams by day and start, on the clock of the site where they sit. Choose a day to see it.
page-lead-day = Everything that is sat on this day, site by site, in local time.
page-lead-centres = What each centre hosts, and what it has to organise.
page-lead-exams = Every exam of both sessions. Search by code, title or centre.
page-lead-rooms = One bar for each group in a room: solid while it writes, pale while the room is held for check-in and collection. The figure in a bar counts its candidates.
page-lead-candidates = How many exams candidates have in a session and on their fullest day, as published.
page-lead-overlaps = Two exams of one candidate at once. With a transfer the second is sat later, under escort, the same day at the same site; without one it is not sat. Times are those of the site.
page-lead-zones = One paper sat in several zones: nobody leaves a room anywhere before the last entry everywhere. UTC above; under each band, the clock of the place.
page-lead-chain = Copies travel, are marked, results are published; session 2 may begin only so many days later. Slack is what is left before the exam of session 2.
page-lead-seats = The fullest moment of each site and day, rooms held for check-in and collection included.
page-lead-costs = What each rule costs, and every place where the timetable breaks a rule or pays for it.
page-lead-progress = The cost of the best timetable falls, the proven bound rises; the optimum lies between them.
page-calendar_caption = Session { $n } · { $centre }
page-day_sites = Sites of the day
page-day_sittings = Exams of the day
page-centres_caption = Centres
page-centre_sites = Sites of the centre
page-escorts_caption = Transfers to escort
page-held_caption = Groups gathered before or held after
page-site_days = Days of the site
page-site_sittings = Exams at this site
page-exams_caption = Exams
page-unit_exams = Exams of the unit
page-times_caption = Times of each zone, local
page-exam_sites = Where it is sat
page-partners_caption = Exams that share most candidates with it
page-rooms_caption = Rooms of the day, local time
page-room_caption = Use of the room, local time
page-load_all = Session { $n }: exams a candidate
page-load_daily = Session { $n }: exams on the fullest day
page-loaded_caption = { $n ->
        [one] The heaviest load, by candidate and session
       *[other] The { $n } heaviest loads, by candidate and session
    }
page-own_caption = Own timetable
page-overlaps_caption = Overlaps, unresolved ones first
page-zones_caption = Exams in several time zones
page-chain_caption = Every exam of session 1, the tightest first
page-seats_caption = Session { $n }: fullest moment of each day
page-seats_site = { $site }: fullest moment of each hour
page-costs_caption = Cost by rule
page-findings_caption = Findings
page-progress_caption = Events of the solve
page-gantt_label = Rooms over time: { $what } { $day }. The table below says the same.
page-figure_zones = Bands of { $exam } by time zone; its own view gives the same times as a table.
page-costs_figure = Cost by rule with its bound: the table below says the same.
page-progress_figure = Cost and bound over time: the table below says the same.
page-rooms_used = { $n } of { $all } { $all ->
        [one] room
       *[other] rooms
    } in use, { $candidates }, { $exams }. Local time: { $clock }.
page-rooms_of = { $n } of { $all }
page-staff_of = { $needed ->
        [one] { $needed } needed
       *[other] { $needed } needed
    } of { $present ->
        [one] { $present } present
       *[other] { $present } present
    }
page-exam_of_session = { $exam } · session { $n }
page-set_by = Paper set by
page-same_unit = Exams of the unit
page-as_table = The same data as a table
page-nothing = There is nothing to show.
page-nothing_day = Nothing is sat on this day.
page-no_rooms = This timetable gives no rooms: it decides starts only.
page-no_zones = No exam is sat in several time zones.
page-no_overlap = No candidate has two exams at once.
page-no_start = This exam has no start.
page-too_many = The semester is too large for own timetables in one page: seats.csv has them all.
page-too_old = This browser cannot unpack the tables of this page: open it in a browser of 2023 or later.
page-unknown = “{ $id }” is not in this timetable.
page-findings_rest = { $n ->
        [one] The page carries { $n } finding of { $all }: hard ones, then the dearest.
       *[other] The page carries { $n } findings of { $all }: hard ones, then the dearest.
    }
page-clean = { $n ->
    [one] { $n } hard rule without a finding
   *[other] { $n } hard rules without a finding
}
page-binding = { $n ->
    [one] { $n } exam of session 1 has this smallest slack.
   *[other] { $n } exams of session 1 have this smallest slack.
}
page-candidates = { $n ->
    [one] { $n } candidate
   *[other] { $n } candidates
}
page-exams_short = { $n ->
    [one] { $n } exam
   *[other] { $n } exams
}
page-exams = { $n ->
    [one] { $n } exam
   *[other] { $n } exams
}
page-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
page-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
page-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
page-rows_of = { $n } of { $all } rows
page-search = Search
page-find_hint = unit, room, site, person, day…
page-save = Save as CSV
page-show = Show
page-page_before = Previous
page-page_after = Next
page-page_of = page { $page } of { $pages }
page-previous = Previous
page-next = Next
page-all_centres = All centres
page-all_sites = All sites
page-all_rules = All rules
page-hard_rules = Hard rules
page-session = Session { $n }
page-session_head = Session
page-total = Total
page-day = Day
page-day_start = Day and start
page-starts = Start
page-first_start = Start
page-start_of = Start
page-end = End
page-hours = Rooms held
page-from_hour = from { $time }
page-moved_later = Moved
page-centre = Centre
page-organiser = Organising centre
page-site = Site
page-room = Room
page-exam = Exam
page-unit_head = Unit
page-candidate = Candidate
page-preparations_caption = Papers and computers to prepare (numbers for invigilators, not to be posted)
page-large_print = Large print
page-braille = Braille
page-computer = Computers
page-received_caption = Candidates received elsewhere
page-received_from = Candidates of
page-received_at = Received at
page-way = Way there
page-people = Candidates
page-kind = Group
page-kind-ordinary = Ordinary
page-kind-extra = Extra time
page-kind-isolated = Alone in a room
page-kind-transfer = Moved, under escort
page-kind-remote = Remote
page-kind-oral = Oral, order decided later
page-exams_head = Exams
page-rooms_head = Rooms
page-sites_head = Sites
page-seats_head = Seats
page-sat_head = Papers expected
page-zones_head = Time zones
page-papers_head = Papers
page-holds_head = Held
page-to_escort = To escort
page-staff_tight = Least spare staff
page-staff_peak = Staff at the tightest time
page-local_time = Local time
page-exams_word = { $n ->
        [one] exam
       *[other] exams
    }
page-sat_word = { $n ->
        [one] candidate sitting
       *[other] candidate sittings
    }
page-sites_word = { $n ->
        [one] site
       *[other] sites
    }
page-rooms_word = { $n ->
        [one] room
       *[other] rooms
    }
page-seats_word = { $n ->
        [one] seat
       *[other] seats
    }
page-days_word = { $n ->
        [one] day in use
       *[other] days in use
    }
page-zones_word = { $n ->
        [one] time zone
       *[other] time zones
    }
page-clock_word = local time
page-peak_word = at the fullest moment
page-organised_word = { $n ->
        [one] exam set here
       *[other] exams set here
    }
page-moved_word = { $n ->
        [one] exam moved, under escort
       *[other] exams moved, under escort
    }
page-moved_people = { $n ->
        [one] candidate moved
       *[other] candidates moved
    }
page-held_word = { $n ->
        [one] candidate held
       *[other] candidates held
    }
page-missed_word = { $n ->
        [one] exam not sat
       *[other] exams not sat
    }
page-missed_people = { $n ->
        [one] candidate who misses one
       *[other] candidates who miss one
    }
page-findings_word = { $n ->
        [one] finding
       *[other] findings
    }
page-unavoidable = proven unavoidable
page-longest_hold = longest hold
page-duration = Duration
page-writing = Writing
page-held = Room held
page-gathered = Gathered before
page-held_after = Held after
page-released = Released
page-admission = Admission
page-late = Last entry
page-late_entry = Late entry allowed
page-gate = Gate
page-gate_long = Gate: last entry anywhere
page-exit = Earliest exit
page-zone = Time zone
page-paper = Paper
page-main_paper = main
page-main_paper_long = Main paper
page-variant = Variant { $n }
page-early_note = { $n } min before the others
page-extra_note = extra time
page-extra_of = extra time of { $n } min an hour
page-common = In common
page-same_day = Same day
page-at_once = At once
page-first_exam = First exam
page-second_exam = Second exam
page-escort_from = Under escort
page-sat_at = Sat at
page-person_find = Pseudonymous number
page-most_daily = On one day
page-that_day = That day
page-in_session = In the session
page-published_times = Published
page-own_times = Sat at
page-outcome = How
page-missed = not sat
page-missed_too = not sat either
page-and_also = and { $exams }
page-moved_before = moved as well
page-as_published = sat as published
page-stays = First exam
page-moves = Second exam
page-escort_time = Under escort, or why not
page-overlaps_all = All overlaps
page-overlaps_lost = Unresolved
page-overlaps_moved = Resolved by transfer
page-binds = The link that binds
page-closest = The tightest link
page-binds_tag = binds
page-margin = slack { $n }
page-slack = Slack
page-timeline = Timeline
page-chain-last_day = Last day
page-chain-copies_at = Copies received
page-chain-marked_by = Marked by
page-chain-published = Results out
page-chain-earliest_next = Earliest session 2
page-chain-next_day = Session 2 exam
page-chain-copies = Copies travel
page-chain-marks = Marking
page-chain-jury = Publication
page-chain-gap = Regulatory delay
page-chain-slack = Slack
page-rule = Rule
page-finding = Finding
page-severity = Kind
page-hard = hard
page-priced = soft
page-findings_head = Findings
page-cost = Cost
page-bound = Unavoidable (proven)
page-share = Share
page-dearest = Dearest exams
page-seconds = Seconds
page-phase = Phase
page-phase-compile = preparing
page-phase-feasible = first timetable
page-phase-anneal = searching starts
page-phase-bound = bounding the cost
page-phase-improve = placing and improving
page-named = { $name }: { $what }
page-view-days = Days
page-view-units = Units
page-public_find_hint = unit, site, day…
page-be_there = be there at { $time }
page-leave_at = nobody leaves before { $time }
page-hours_of = Time
page-unit_title = Title
page-remark = To know
page-at_local_time = All times are local: { $clock }.
page-timetable_of = Timetable of { $what }
page-days_caption = Days of exams
page-units_caption = Units
page-centres_head = Centres
page-each_local_time = Times are those of each site.
page-view-week = Week
page-view-poster = Poster
page-lead-week = Units and their hours, day by day, as published: this view and the posters may be shown, they tell nothing of anybody.
page-place = Centre or site
page-week_from_to = { $first } to { $last }
page-week_of = { $what }, { $week }
page-week_poster = Choose a day for its poster.
page-poster_print = Print the poster
page-poster_week = The whole week
page-poster_draft = Draft: days and hours may change.
page-view-find = Search
page-found_title = “{ $words }”
page-found_nothing = Nothing matches “{ $words }”. One may search for: { $what }
page-found_caption = { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
page-found_what = What
page-found_id = Code
page-found_name = Name
page-view-teacher = Teacher
page-teacher = Teacher in charge
page-teacher_starts = When their exams start, on the teacher’s clock and on that of the place
page-teacher_clock = Starts at { $clock } time
page-teacher_presences = Presence in the room asked for at the start
page-teacher_copies = Copies to mark
page-copies_word = { $n ->
        [one] copy to mark
       *[other] copies to mark
    }
page-presences_word = { $n ->
        [one] presence in a room
       *[other] presences in a room
    }
page-exam_duties = Who invigilates, local time
page-exam_transfers = Escorted candidates and exams not sat
page-exam_needs = What to provide for
page-needs_extra = with extra time
page-needs_secretary = with a secretary
page-exam_clean = No finding names this exam.
page-exam_cost = { $findings } of this exam, { $cost } of cost in all.
page-findings_n = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
}
page-led_here = sits this one later
page-led_away = sits the other later
page-other_missed = does not sit the other
page-other_exam = Other exam
page-seating_caption = Who sits in the room, local time (for the examination office alone)
page-clean_soft = { $n ->
    [one] { $n } soft rule without cost or finding
   *[other] { $n } soft rules without cost or finding
}
page-tally = What it is
page-crew_totals = Totals by person
page-crew_all = Totals of all staff
page-duty_days_head = Days
page-evenings_head = Evenings
page-saturdays_head = Saturdays and Sundays
page-longest_day = Longest day
page-shortest_rest = Shortest rest
page-crew_used = people on duty
page-load_all_word = on duty in all
page-load_range = from least to most loaded
page-load_mean = on average
page-totals_note = An evening: a duty that ends after 20:00. A day goes from the start of the first duty to the end of the last; rest, from that end to the start of the next day of duty.
page-view-accessibility = Accessibility statement
page-access_state_head = Conformance
page-access_state = No complete audit by the French RGAA 4.1 was made: by its terms the page is declared non-conformant until one is. It aims at level AA of WCAG 2.2. What follows says what was checked and what was not.
page-access_tested_head = What was checked
page-access_tested = Every view, in French and in English, is examined by axe-core 4.12 whenever the program changes: no serious or critical defect is let through (contrast, names of fields and buttons, structure of tables, language, landmarks). Views are opened 1280 and 390 pixels wide, and the page never scrolls sideways. With the keyboard a skip link leads to the content, every view opens, a choice in a list keeps the cursor where it was, and the title of a new view receives it. What a search finds is announced. Animations follow the setting of the system.
page-access_known_head = What is known to be imperfect
page-access_known = The bars of rooms and staff and the curves cannot be walked through by keyboard: a table beside them says the same. The bands of time zones are an image; the view of the exam gives the same hours as a table. On a small screen large tables scroll within their frame. The PDF that a browser prints was not checked. The page was not tried by people who use a screen reader.
page-access_instead_head = Another way
page-access_instead = The same data can be read in the tables of each view, which can be saved as CSV.
page-access_contact_head = Tell of a difficulty
page-access_contact = Write to the examination office that gave you this page: it has to give you the information in another form. Without an answer, turn to the Défenseur des droits (the French ombudsman).
page-no_findings = No finding.
page-view-deadlines = Deadlines
page-lead-deadlines = What is due, from whom and by when. Each deadline ends at 23:59 on the clock named; the state is that of the day on which you read this page.
page-deadlines_ahead = Ahead
page-deadlines_past = Past
page-deadline_day = Deadline
page-deadline_what = What
page-deadline_who = For whom
page-deadline_since = Counted from
page-deadline_article = Article
page-deadline_state = State
page-deadline_clock = On the clock of
page-deadline-undecided = to be decided
page-deadline-past = past
page-deadline-today = today
page-deadline_in = in { $n } { $n ->
        [one] day
       *[other] days
    }
page-deadline_late = { $n } { $n ->
        [one] day
       *[other] days
    } late
page-deadline_next = Next deadline: { $what }, { $day }.
page-deadline_late_count = { $n } { $n ->
        [one] deadline is late or cannot be kept
       *[other] deadlines are late or cannot be kept
    }: a date announced comes after it.
page-view-changes = What changed
page-lead-changes = This timetable against another one: what changed, what it costs, who must be told.
page-chg_note = Compared with { $name } (state: { $state }). Who must be told depends on that state: nobody before publication.
page-chg_costs = Cost by rule, before and after
page-chg_exams = Exams that begin at another time, on the clock of each zone
page-chg_people = Candidates to tell
page-chg_staff = Staff to tell
page-chg_nobody = Nobody must be told.
page-chg_before = Before
page-chg_after = After
page-chg_difference = Difference
page-chg_zone = Clock
page-chg_what = What changed
page-chg_what-exam = exam added or withdrawn
page-chg_what-outcome = escort
page-chg_what-start = date or time
page-chg_what-site = place
page-chg_what-room = room
page-chg_by = By
page-chg_person = Person
page-chg_added = Duties added
page-chg_removed = Duties removed
page-chg_count-exams = { $n ->
        [one] exam that begins at another time
       *[other] exams that begin at another time
    }
page-chg_count-candidates = { $n ->
        [one] candidate for whom something differs
       *[other] candidates for whom something differs
    }
page-chg_count-rooms = { $n ->
        [one] room that exams use otherwise
       *[other] rooms that exams use otherwise
    }
page-chg_count-duties = { $n ->
        [one] duty that differs
       *[other] duties that differ
    }
page-view-alternatives = Alternatives
page-lead-alternatives = Good timetables to choose from, and what each costs.
page-alt_note = Number 1 is the timetable of this page. The distance of two is the share of sittings (an exam of a candidate) whose start, site or outcome (sat, escorted, missed) differs.
page-alt_caption = Timetables side by side
page-alt_costs = Rules whose cost differs
page-alt_same = They cost the same by every rule.
page-alt_number = Number
page-alt_cost = Cost of { $n }
page-alt_distance = Distance to { $n }
page-own_costs_caption = { $n ->
        [one] Soft costs of { $n } candidate
       *[other] Soft costs of { $n } candidates
    }
page-own_measure = Measure
page-own_now = This timetable
page-own_before = Before
page-own_after = After
page-own_highest = Highest cost of a candidate
page-own_gini = Gini index
page-own_total = Sum of these costs
page-own_whole = Cost of the timetable
page-own_definition = The cost of a candidate is the part of the soft rules that he or she feels: exams close together or in working hours, escorts, waiting, ways, missed exams; rooms, papers and staff are nobody’s. The Gini index (C. Gini, 1912) is the mean difference of two candidates over twice the mean: 0 if all bear the same, near 1 if one bears everything. On fairness among students: Muklason, Parkes, McCollum and Özcan, PATAT 2014, pp. 512-515.
page-own_search = Before and after: the search for a fairer timetable at most { $part } dearer.
page-view-fairness = Fairness
page-lead-fairness = How days of exams are spread among candidates, by their centre and their cohort.
page-fair_definitions = Counted is what each candidate really sits, at the local day: a moved exam on its new day, a missed one not at all. Only who has two exams or more in the session can have two on a day, so shares are of those. A cohort is the candidates of a site who sit the same exams at the same times.
page-fair_overall = { $several ->
        [0] Session { $n }: nobody has two exams.
       *[other] Session { $n }: { $two } of the { $several } candidates with two exams or more have two or more on one day.
    }
page-fair_centres_caption = Session { $n }, by centre of registration
page-fair_days_caption = Session { $n }: candidates by number of exams and of days
page-fair_cohorts_caption = Cohorts of two candidates or more, the fullest days first
page-fair_exams = Exams per candidate
page-fair_day_mean = Days per candidate
page-fair_days = Days
page-fair_several = With two exams or more
page-fair_two = Of these, two or more on a day
page-fair_three = Of these, three or more on a day
page-fair_full = Days with several exams
page-left_out-rooms = no place: no room is free
page-left_out-staff = no place: nobody to supervise
page-left_out-transfer = not sat: no escorted transfer is possible
page-left_out-start = not sat: the exam has no start
page-left_out-start-here = not sat: no start of the exam suits this site
page-left_out-imposed = not sat: the imposed start of the exam is refused
page-view-attendance = Expected attendance
page-lead-attendance = Not everybody comes to session 2. Everybody keeps a seat; how many rooms open follows from who is likely to come.
page-att_note = { $draws } draws: three in four come to session 1 and four in five of them pass; of session 2 as many come as the policy expects. Rooms open for as many draws as the quantile of the policy says. Rooms of those who sit alone, of orals and of moved exams always open and are not counted.
page-att_sites = Each site over all its starts
page-att_starts = Session 2, start by start
page-att_features = Session 2: seats with what people need, at the start where they are scarcest
page-att_feature = Feature
page-att_candidates = Planned
page-att_expected = Expected
page-att_range = Who come (5 % – median – 95 %)
page-att_rooms = Rooms
page-att_opened = To open
page-att_spare = In reserve
page-att_idle = Staff set free
page-att_overflow = Overflow, at most
page-att_shortage = Without a seat at first
page-att_high = Who come (95 %)
page-att_seats = Seats
page-att_opened_seats = Seats that open
page-deadline_slack = Slack
page-load_fairness = fairness (Jain’s index, 1: the same for all)
