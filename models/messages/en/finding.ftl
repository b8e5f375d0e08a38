finding-instant = { $day } at { $clock }
finding-elsewhere = { $day } at { $clock } ({ $zone })
finding-day = { $weekday } { $day } { $month } { $year }
finding-others = { " " }(and { $count } more of { $exam })
finding-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
finding-months = January February March April May June July August September October November December
