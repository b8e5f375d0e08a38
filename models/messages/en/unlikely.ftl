unlikely-short = shorter than { $limit } minutes; the column counts minutes, not hours; correct it, unless the exam is so short
unlikely-long = longer than { $limit } minutes; correct it, unless the exam really lasts so long
unlikely-room = more than { $limit } seats in one room; correct it, or keep it if they are all usable in an exam
unlikely-extra = more than { $limit } minutes an hour (a third of the time is 20); correct it, unless it was granted so
unlikely-unit-idle = no offering teaches this unit, so nothing is planned for it; add its offering, or leave it so
unlikely-unit-nobody = nobody is registered for this unit, its exams stay empty; add registrations, or remove it
unlikely-offering-nobody = nobody is registered here, though others take the unit; add registrations, or remove the offering
unlikely-nobody = nobody is registered for an exam: nobody sits anything and there is nothing to solve; add registrations, or the exams they are for
unlikely-many = { $count } registrations of one candidate, more than { $limit }; check that the numbers are right
unlikely-closed-day = a { $day_en }, on which { $site } is closed{ $reason }, and { $people } of its candidates sit this exam; move the start, or open the site on that day
unlikely-repeated-time = this local time comes twice that day, because the clock of { $zone } is put back; the first is meant: move the start if the second was
unlikely-idle-arrangement = this candidate is not registered for the exam: the row applies to nothing; correct the exam, or remove the row
unlikely-late-file = received after { $latest }, the last day for session { $session }: the arrangement is no right there, extra time is; correct the day, or leave it so
unlikely-recall-nobody = nobody is listed for this recall, so nobody sits it; list those approved in the sitters, or remove it
unlikely-validated = { $candidate } has unit { $unit } for good and no longer sits it; remove the registration
unlikely-more-present = more people present than registered; check the minutes, or add by hand who was added at the door
unlikely-more-copies = more scripts than people present; check the minutes
unlikely-one-session = examined in session { $session } only; a unit has two sessions: add the other exam, or say why not in « one_session » of the offering
unlikely-site-small = { $people ->
        [one] { $people } candidate of site { $place } sits this exam, all its rooms together have { $seats } seats; add rooms or correct the seats, else some of them stay without a seat, or go to another site of the centre where the table travel lets them
       *[other] { $people } candidates of site { $place } sit this exam, all its rooms together have { $seats } seats; add rooms or correct the seats, else some of them stay without a seat, or go to another site of the centre where the table travel lets them
    }
unlikely-centre-small = { $people ->
        [one] { $people } candidate of centre { $place } sits this exam, all rooms of the centre have { $seats } seats: they cannot sit it together; add rooms or correct the seats
       *[other] { $people } candidates of centre { $place } sit this exam, all rooms of the centre have { $seats } seats: they cannot sit it together; add rooms or correct the seats
    }
unlikely-site-no-room = { $people ->
        [one] { $people } place to give in exams here, and no room; add rooms, or correct the candidates' site
       *[other] { $people } places to give in exams here, and no room; add rooms, or correct the candidates' site
    }
unlikely-site-no-staff = { $people ->
        [one] { $people } place to give in exams here, and nobody to supervise; add staff, or correct the candidates' site
       *[other] { $people } places to give in exams here, and nobody to supervise; add staff, or correct the candidates' site
    }
unlikely-staff-idle = { $count } of the staff work here, where no candidate sits an exam; correct the site, or leave it so if the site receives candidates of others
unlikely-ruined-number = this code looks like a long number that a spreadsheet ruined; type it again in a cell formatted as text
unlikely-capitals = differs from { $other } by capitals alone; correct one of the two if they are the same
unlikely-example = this is the example row of the template; delete it, unless it is one of yours
