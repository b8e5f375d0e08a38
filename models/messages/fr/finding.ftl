finding-instant = { $day } à { $clock }
finding-elsewhere = { $day } à { $clock } ({ $zone })
finding-others = { " " }(et { $count } autres de { $exam })
