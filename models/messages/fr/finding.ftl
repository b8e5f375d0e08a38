finding-instant = { $day } à { $clock }
finding-elsewhere = { $day } à { $clock } ({ $zone })
finding-day = { $weekday } { $day } { $month } { $year }
finding-others = { " " }(et { $count } autres de { $exam })
finding-weekdays = lundi mardi mercredi jeudi vendredi samedi dimanche
finding-months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
