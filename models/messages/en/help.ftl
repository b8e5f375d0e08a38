help-audit =
    Audit a timetable: every rule again, from the instance and the timetable alone. Exit code 1 if a hard rule is broken.

    Example: exams audit instances/reseau-2023-24-s1 out/demo
help-audit-periods = number of periods of a .stu file (default: the usual one for its name)
help-audit-instance = instance (folder, .zip or .xlsx) or public .exam or .stu file
help-audit-timetable = folder, timetable.json, or a table of starts made by hand (.csv, .xlsx); public: also .sln or .sol
help-audit-policy = policy profile for all centres instead of their own
help-audit-edited = accept seats.csv, overlaps.csv and duties.csv changed by hand since the solve
help-audit-pins = pins, as given to solve
help-audit-keep = the timetable that people know already, as given to solve
help-audit-freeze = what may not change of it, as given to solve
help-audit-release = an exam or a candidate released from it, as given to solve (repeatable)
help-audit-base = the timetable it should stay close to, as given to solve
help-audit-as_json = one JSON object on stdout
help-calendar =
    List the deadlines: calendars, convocations, requests, confirmations, marks, results, keeping of scripts, at 23:59 of the centre that manages them.

    Without a timetable they count from the windows of the sessions, with one from its exams.

    Example: exams calendar instances/reseau-2023-24-s1 --slip results=+5d
help-calendar-instance = instance (folder, .zip or .xlsx)
help-calendar-timetable = timetable whose exams give the days (folder or timetable.json)
help-calendar-today = day to count from (default: today)
help-calendar-slip = a date that slips: results, publication, session1, session2, calendar1 or calendar2, by so many days (+5d) or to a date; says what becomes late or impossible (repeatable)
help-calendar-ics = write the deadlines to a calendar (.ics) to import or subscribe to; one that exists is brought up to date, and its events that are gone are cancelled
help-calendar-rules = your own rules: a Python file, as given to solve
help-calendar-as_json = one JSON object on the output
help-check =
    Check an instance: every data problem at once, with file, line, column and what to do, and what counting alone proves impossible (exit code 3).

    Example: exams check instances/reseau-2023-24-s1
help-check-periods = number of periods of a .stu file (default: the usual one for its name)
help-check-instance = folder with instance.toml and its CSV tables, the same as .zip, .xlsx or .json, or a public .exam or .stu file
help-check-as_json = one JSON object on stdout: what was read, or the problems
help-check-marked = also write a new .xlsx copy of the data, its faulty cells coloured and commented
help-eligible =
    Say who may sit which exam, and if not, why not: registration and fees, validated units, results, exclusion, lists, confirmation.

    Registrations that break a rule are listed, never dropped in silence. Who did not confirm in time falls away only when you say so.

    Example: exams eligible instances/reglement --candidate v45
help-eligible-instance = instance (folder, .zip or .xlsx)
help-eligible-timetable = timetable whose days decide over exclusions of some days (folder or timetable.json)
help-eligible-candidate = this candidate alone
help-eligible-exam = this exam alone
help-eligible-today = day on which deadlines are looked at (default: today)
help-eligible-withdrawals = write who did not confirm in time as the table withdrawals
help-eligible-rules = your own rules: a Python file, as given to solve
help-eligible-as_json = one JSON object on the output
help-requests =
    Propose an answer to every request of a candidate in the words of the regulation: late, no valid motive, no proof, too many, or accepted with what it becomes. A person decides.

    With a timetable also the overlaps that nobody asked about: after the deadline they stay unresolved, if the policy says so.

    Example: exams requests instances/reglement
help-requests-instance = instance (folder, .zip or .xlsx)
help-requests-timetable = timetable whose overlaps the requests are about (folder or timetable.json)
help-requests-today = day from which deadlines are past (default: today)
help-requests-decisions = write the table decisions: what was decided, and every proposal with a blank answer to fill in
help-requests-pins = write the pins of overlaps that stay unresolved, as solve takes them
help-requests-rules = your own rules: a Python file, as given to solve
help-requests-as_json = one JSON object on the output
help-simulate =
    Draw at random who comes and who passes, on a timetable that does not move: seats and rooms needed by site and start, candidates and overlaps of session 2, staff whose rooms stay closed.

    second-session.quantile decides how many rooms open, never who may sit. The same seed draws the same.

    Example: exams simulate instances/reglement out/reglement --draws 1000
help-simulate-instance = instance (folder, .zip or .xlsx)
help-simulate-timetable = timetable (folder or timetable.json)
help-simulate-draws = number of draws (default: 1000)
help-simulate-seed = seed of the draws (default: 1)
help-simulate-present = how many of 1000 candidates come to an exam of session 1 (default: 750)
help-simulate-passing = how many of 1000 of these pass (default: 800)
help-simulate-rules = your own rules: a Python file, as given to solve
help-simulate-as_json = one JSON object on the output
help-follow-up =
    Follow up exams that are over: who came, minutes and scripts that are missing, marks that are overdue, until when scripts are kept, how many of each unit came, hours of duty.

    Example: exams follow-up instances/reglement --today 2024-02-20
help-follow-up-instance = instance (folder, .zip or .xlsx)
help-follow-up-timetable = timetable that was held (folder or timetable.json)
help-follow-up-today = day on which to look (default: today)
help-follow-up-candidate = the exams that this candidate came to, for a certificate asked for afterwards
help-follow-up-certificate = write the certificate of attendance of this candidate (PDF)
help-follow-up-people = names, for the certificate: a CSV or your own workbook
help-follow-up-hours = write the hours of duty of each person and day, for pay
help-follow-up-archives = write the exams whose scripts were kept long enough, for the visa of the archives
help-follow-up-units = write the table units of the next semester, with the shares that were seen
help-follow-up-rules = your own rules: a Python file, as given to solve
help-follow-up-as_json = one JSON object on the output
help-duties =
    Say how the rooms of a timetable are supervised: where one invigilator is alone, so that every exit is final, what invigilators must be told of arrangements, how evenly duties are shared.

    Example: exams duties instances/reglement out/reglement
help-duties-instance = instance (folder, .zip or .xlsx)
help-duties-timetable = timetable (folder or timetable.json)
help-duties-rules = your own rules: a Python file, as given to solve
help-duties-as_json = one JSON object on the output
help-compare =
    Compare two timetables: what changes of exams, places, rooms, escorts and duties, what it costs, who must be told, and by when.

    Who must be told depends on the state of the first: nobody of a draft, date, time and place once published, the room too once convoked.

    Example: exams compare instances/tiny out/before out/after
help-compare-instance = instance (folder, .zip or .xlsx)
help-compare-one = the timetable before: folder or timetable.json
help-compare-other = the timetable after
help-compare-state = what people know of the first: draft, published, convoked or final (default: the state of its folder)
help-compare-rules = your own rules: a Python file, as given to solve
help-compare-as_json = one JSON object on the output, with every difference
help-convert =
    Convert an instance between folder, Excel workbook and zip, or bring in extracts of other systems.

    Example: exams convert instances/tiny tiny.xlsx
help-convert-source = folder, .xlsx, .zip or .json; with --map also one .csv or .txt extract
help-convert-target = new .xlsx, .zip or .json file (one object, for other programs), or a folder
help-convert-mapping = column mapping (TOML), or one of ours: apogee-registrations, forms-requests, hyperplanning-rooms
help-convert-as_json = one JSON object on stdout: rows by table, or the problems
help-generate =
    Generate an instance with a README: same profile and seed, same bytes.

    Profiles: reseau-2023-24-s1, paca-2023-24-s1, calendrier-2023-24-s2, petit-reseau, cnam, campus.

    Example: exams generate reseau-2023-24-s1 --seed 1 --out out/generated
help-generate-profile = name of a profile
help-generate-force = replace the instance that is in the folder
help-generate-seed = seed of the random draws
help-generate-out = folder of the instance
help =
    Schedule examinations: check the data, solve, audit, show.

    Example: exams check instances/reseau-2023-24-s1
help-lang = language of messages, en or fr (default: that of the instance, then of the machine, else fr)
help-merge =
    Join the parts that centres solved under the same starts (solve --starts --centre), audit the whole and write it as solve does. Exit code 1, and nothing is written, if together they break a hard rule.

    Example: exams merge instances/tiny out/par out/reu --out out/tiny
help-merge-instance = the whole instance (folder, .zip or .xlsx)
help-merge-parts = the folder or timetable.json of every part
help-merge-out = folder for the whole (default: out/NAME)
help-merge-policy = policy profile for all centres instead of their own
help-merge-as_json = one JSON object on stdout
help-report =
    Write report.html: one page that opens anywhere, with the timetable, its costs and findings, for the planner only. Beside it public.html, the timetable to post and send, which tells nothing of any person.

    Example: exams report instances/reseau-2023-24-s1 out/demo --out out/demo
help-report-periods = number of periods of a .stu file (default: the usual one for its name)
help-report-instance = instance (folder, .zip or .xlsx) or public .exam or .stu file
help-report-timetable = folder or timetable.json (a public one also as .sln or .sol)
help-report-pins = pins, as given to solve
help-report-keep = the timetable that people know already, as given to solve
help-report-release = an exam or a candidate released from it, as given to solve (repeatable)
help-report-freeze = what may not change of it, as given to solve
help-report-base = the timetable it should stay close to, as given to solve
help-report-out = folder of the report
help-publish =
    Write what candidates, invigilators, teachers and offices receive: documents to print, calendars and tables, in a folder for each centre.

    The folder is whole, or as before. A second run rewrites only what changes. The command does not change the state of the timetable: exams mark does.

    Example: exams publish instances/reglement out/reglement --out out/documents
help-publish-instance = instance (folder, .zip or .xlsx)
help-publish-timetable = folder or timetable.json
help-publish-out = folder of the documents
help-publish-kinds = kinds of documents, separated by commas (default: all)
help-publish-session = one session alone
help-publish-centre = one centre alone, and its people alone
help-publish-since = the timetable that people have received: only what must be sent again is written
help-publish-people = names and addresses by id (CSV, or your own workbook): added in print, kept nowhere
help-publish-templates = a folder of your own templates: a file there takes the place of ours of that name (letter.typ: the letterhead)
help-publish-address = web address of the public timetable, printed and as a QR code
help-publish-rules = your own rules: a Python file, as given to solve
help-publish-as_json = one JSON object on stdout
help-rules =
    List the rules: id, hard or soft, article of the regulation, title, weight; with --demands, the demands of the regulation and what treats them.

    Example: exams rules --json
help-rules-as_json = one JSON object on the output: rules and catalogue
help-rules-catalogue = another catalogue of demands than the 111 of the Cnam: a CSV file with the same columns
help-rules-demands = the demands of the regulation, a line each, with their treatment
help-schema =
    Write the data dictionary (English and French) and the JSON Schemas of instances and timetables.

    Example: exams schema out/schema
help-schema-target = folder for data-dictionary.md, instance.schema.json, timetable.schema.json, changes.schema.json, scenario.schema.json
help-solve =
    Solve an instance: both sessions of a semester together, or a public .exam or .stu file. Every answer is audited before it is written. Ctrl-C keeps the best one.

    Writes timetable.json, seats.csv, overlaps.csv, duties.csv, report.html (for the planner only), public.html (to be posted and sent: nothing about any person) and checkpoint.npz (and solution.sln for .exam,
    solution.sol for .stu).

    Exit codes: 0 done and audited, 2 bad input, 3 proven infeasible, 4 no solution in time, 70 bug.

    Example: exams solve instances/reseau-2023-24-s1 --seconds 60 --out out/demo
help-solve-instance = instance (folder, .zip or .xlsx) or public .exam or .stu file
help-solve-out = folder for the results (default: out/NAME)
help-solve-seconds = time limit, reading and compiling included (not reproducible); 60 if neither it nor --work is given
help-solve-work = amount of search instead of seconds: reproducible, one worker
help-solve-seed = seed of the search
help-solve-workers = threads of CP-SAT
help-solve-policy = policy profile for all centres instead of their own
help-solve-resume = go on from the checkpoint in the folder of the results, left by an earlier or killed solve
help-solve-periods = number of periods of a .stu file (default: the usual one for its name)
help-solve-base = stay close to this timetable, last year's for instance: a folder or timetable.json of ours, or .csv or .xlsx with exam (or unit, centre and session) and start
help-solve-starts = impose these starts and decide only the rest: a folder or timetable.json of ours, or .csv or .xlsx with exam (or unit, centre and session), zone and start
help-solve-centre = with --starts: only the people of this centre; exams merge joins the parts
help-solve-pins = pins: decisions that may not change (CSV or Excel: kind, exam, zone, start), besides the table pins of the instance
help-solve-keep = a timetable that people know already: a folder or timetable.json of ours, or .csv or .xlsx with exam and start
help-solve-freeze = with --keep, what may not change: published, every start (the default); convoked, every start, and another room than the one told costs; final, all that is still possible: starts, hosts, rooms, seats, transfers; free, nothing
help-solve-release = with --keep: an exam or a candidate that the known timetable no longer binds (repeatable)
help-solve-as_json = one JSON object on stdout
help-template =
    Write an empty workbook: a sheet a table, help on every heading, lists to choose from, one example row.

    Example: exams template semester.xlsx
help-template-simple = a simple workbook: one sheet of units (unit, centre, duration, session 2) in place of units, offerings and exams
help-template-target = the new .xlsx file; with --lang fr its headings are French
help-solve-force = show the new timetable even if it is dearer than the one in the folder, or if people know that one
help-merge-force = show the joined timetable even if people know the one in the folder
help-mark =
    Say how final the timetable in a folder is. From published on, a later solve does not replace it without --force.

    Example: exams mark out/demo published
help-mark-directory = folder of a result
help-mark-state = draft, published, convoked (convocations sent) or final
help-purge =
    Remove versions of a result and runs of scenarios made before a day, and an old checkpoint: what they hold about people goes with them.

    The result shown and published ones stay, unless --force is given.

    Example: exams purge out/demo --before 2025-01-01
help-purge-directory = folder of results or of runs, or the URL of a database of runs
help-purge-before = a day, as 2025-01-01
help-purge-force = remove the result shown and published ones, too
help-person =
    Gather everything that a folder of results holds about one candidate, in all versions and in runs of scenarios.

    Example: exams person out/demo C000123 --json
help-person-directory = folder of results or of runs, or the URL of a database of runs
help-person-candidate = the candidate's identifier
help-person-as_json = one JSON object on stdout
help-audit-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-check-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-convert-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-merge-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-report-against = another timetable of the semester: the page shows what changed from it, what that costs, and who must be told
help-report-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-rules-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-schema-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-solve-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-template-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-dry-run =
    Foresee how tight an instance is, in seconds and without a search: what counting proves impossible (exit code 3), the exams with the fewest starts and rooms, the common starts of each set of time zones, the days and sites that will be crowded.

    Example: exams dry-run instances/reseau-2023-24-s1
help-dry-run-instance = instance (folder, .zip or .xlsx)
help-dry-run-as_json = one JSON object on stdout, with every row
help-dry-run-rules = your own rules: a Python file whose list RULES follows the usual rules; it runs, so use only a file that you trust
help-busy =
    Take the times at which rooms or teachers are busy from a calendar (.ics) of HyperPlanning or ADE: rows for the table absences, or of a teacher for the table preferences.

    Example: exams busy rooms.ics instances/tiny --out absences.csv
help-busy-calendar = the exported calendar
help-busy-instance = instance (folder, .zip or .xlsx)
help-busy-target = new CSV file
help-busy-who = whose calendar it is: a room, a person of the staff or a teacher (default: the rooms that its events name)
help-busy-rules = your own rules: a Python file, as given to solve
help-busy-as_json = one JSON object on stdout
help-explain =
    Explain: why an instance has no timetable and what it would take; or, of a timetable, where an exam may be and why not elsewhere, or why a candidate has these days.

    Example: exams explain instances/tiny out/tiny --exam NFA008-1 --at "2024-01-25 13:30"
help-explain-instance = instance (folder, .zip or .xlsx)
help-explain-timetable = the timetable in question (folder or timetable.json); without it: why there is none
help-explain-exam = an exam: every start with its cost, or with --at one of them
help-explain-at = a start on the clock of the organiser: 2024-01-25 13:30, or 25/01/2024 13h30
help-explain-room = a room for all who sit the exam at its site
help-explain-candidate = a candidate: exams, what is paid for, and where else each exam could be
help-explain-seconds = time of the search where counting proves nothing (without a timetable)
help-explain-rules = your own rules: a Python file, as given to solve
help-explain-as_json = one JSON object on the output
help-suggest =
    Suggest where else an exam could be, or who else could use a room: the cheapest other starts, with up to two other exams that move with it, what they cost by rule, and who must be told.

    Example: exams suggest instances/tiny out/tiny --exam NFA008-1 --limit 2
help-suggest-instance = instance (folder, .zip or .xlsx)
help-suggest-timetable = the timetable (folder or timetable.json)
help-suggest-exam = the exam
help-suggest-room = a room: who could leave it or use it, and what that would cost
help-suggest-overlap = a candidate and an exam that overlaps others of theirs: starts without this overlap
help-suggest-limit = how many suggestions
help-suggest-rules = your own rules: a Python file, as given to solve
help-suggest-as_json = one JSON object on the output
help-runs =
    Show the runs of scenarios that are kept: list them, show one with its verdict, versions and costs (--out writes its timetable), or compare two.

    Example: exams runs list out/whatif
help-runs-action = list; show N; diff N M
help-runs-where = folder of exams whatif, an SQLite file, or the URL of a database
help-runs-numbers = numbers of runs, as list shows them
help-runs-out = write the timetable of the run there
help-runs-as_json = one JSON object on stdout
help-whatif =
    Solve a semester as it is and under each scenario, several seeds each, audit every run, and compare: who has a timetable and why not, costs by rule, indicators, who is affected, and whether a difference is more than noise.

    A scenario is a file of changes, as for repair, with [policy], [weights], [windows] and [scale] besides. A second run makes only what is missing.

    Example: exams whatif instances/tiny scenarios/spacing-21.toml --seeds 3 --out out/whatif
help-whatif-instance = instance (folder, .zip or .xlsx)
help-whatif-scenarios = scenarios (TOML; exams schema writes their schema)
help-whatif-out = folder of the comparison and of the runs (default: out/whatif)
help-whatif-sweep = a grid of values (TOML): each scenario is run with every combination
help-whatif-seeds = seeds for each scenario; from two on, what is noise is told apart
help-whatif-seconds = time limit of each run (60 unless --work is given)
help-whatif-work = amount of search of each run instead, in thousands of moves: reproducible
help-whatif-processes = runs at once on this machine (default: its processors)
help-whatif-cluster = run on a Dask cluster instead: tcp://host:port, tls://host:port, or local:2 for two processes here
help-whatif-store = database of the runs by its URL, e.g. postgresql+psycopg://user@host/name (default: runs.sqlite in the folder)
help-whatif-measures = the two measures of the Pareto front: cost, rule:ID or indicator:ID
help-whatif-rules = your own rules: a Python file, as given to solve
help-whatif-as_json = one JSON object on stdout
help-repair =
    Repair a timetable after changes: a room lost, a start forbidden, an exam cancelled, late registrations, staff ill. Hard rules first, then as few people to tell, exams moved, rooms and duties changed as possible.

    From publication on, starts stay but those of exams that the changes name or that can no longer stay.

    Example: exams repair instances/tiny out/tiny changes.toml --out out/repaired
help-repair-instance = instance (folder, .zip or .xlsx)
help-repair-timetable = the timetable (folder or timetable.json)
help-repair-changes = what has changed (TOML; exams schema writes its schema)
help-repair-out = folder for the repaired timetable
help-repair-state = what people know of it: draft, published, convoked or final (default: the state of its folder)
help-repair-release = an exam that may move all the same (repeatable)
help-repair-changed = also write the instance after the changes: .xlsx, .zip, .json or a folder
help-repair-seconds = time for finding places
help-repair-rules = your own rules: a Python file, as given to solve
help-repair-as_json = one JSON object on the output
help-solve-fair = keep the cost within this part of the best (0.02: 2 %), then lower the highest soft cost of a candidate, then the Gini index of them all; up to four more searches, each with the time or work given
help-solve-alternatives = so many good timetables that differ for many candidates, each at most 10 % dearer than the first, in DIR/alternatives; each search takes the time or work given
help-solve-incomplete = where it is proven that there is no timetable, write the best incomplete one into DIR/incomplete (exit code 3 all the same)
