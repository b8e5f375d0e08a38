plan-public = a public instance has no plan to ask questions of
plan-no-exam = not an exam of this instance; correct the name
plan-nobody = nobody sits this exam
plan-no-start = has no start; questions are about a whole timetable: solve the rest first
plan-start = cannot start as the timetable says, neither from the session's times nor as a pin
