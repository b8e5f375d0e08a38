convocation-title = Notice of examination
convocation-revised = This notice cancels and replaces the one before:
convocation-cancelled = Cancellation of the notice of examination
convocation-changed-day = date before: { $before }
convocation-changed-hours = hours before: { $before }
convocation-changed-site = place before: { $before }
convocation-changed-room = room before: { $before }
convocation-changed-seat = previous seat: { $before }
convocation-greeting = Dear candidate,
convocation-intro = You are called to the following exam, on the day, at the time and in the place given here.
convocation-label-number = Student number
convocation-label-session = Session
convocation-label-unit = Teaching unit
convocation-label-organiser = Organising centre
convocation-label-nature = Exam
convocation-label-day = Date
convocation-label-hours = Hours
convocation-label-site = Place
convocation-label-access = How to get there
convocation-label-room = Room
convocation-label-seat = Seat
convocation-label-come = Be there at
convocation-label-late = Last admission
convocation-label-exit = Leave from
convocation-label-documents = Allowed documents
convocation-documents = no document and no equipment, unless the paper says otherwise
convocation-room = { $room }, subject to change
convocation-room-on-site = posted at the entrance of the site on the day of the exam
convocation-confirm-head = Please confirm.
convocation-confirm = Confirm in your student portal (section “Exams”) by { $day } at 23:59 that you will come. Without your confirmation the exam is not organised for you.
convocation-contained-head = Time difference.
convocation-rules-head = Before you come
convocation-rule-identity = A valid official identity document is required to sit the exam, the original: photocopies and digital versions are not accepted. You need not show this notice to enter the room. Dates and hours are final; the room may change.
convocation-rule-entry = After the last admission candidates enter only with a proof of the carrier, and if no candidate has left. Latecomers get no extra time. Nobody leaves the room before the hour given here, emergencies aside. The script is handed in and the list signed at the exit.
convocation-rule-devices = Telephone, smart watch and every other device are switched off and put into a closed bag on the floor. A telephone is no calculator. Fraud, and the attempt at it, may lead before the disciplinary section of the institution.
convocation-rule-other = If this exam overlaps another one of yours, write to the examination office of your centre of registration without delay. Results are published in the student portal; no mark is given by telephone or e-mail.
convocation-signature = The examination office
convocation-qr = Public timetable of the exams: { $address }
convocation-mail-subject = Notice of examination: { $units }
convocation-mail-text =
    Dear candidate,

    Please find attached your notice of examination ({ $semester }). It gives the date, the hours and the place of each exam, and the last day to confirm if there is one.

    Bring a valid official identity document, the original.

    The examination office
convocation-mail-file = notice-of-examination.pdf
