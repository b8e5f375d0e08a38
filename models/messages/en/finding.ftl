finding-instant = { $day } at { $clock }
finding-elsewhere = { $day } at { $clock } ({ $zone })
finding-others = { " " }(and { $count } more of { $exam })
