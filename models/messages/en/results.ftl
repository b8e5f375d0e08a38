results-busy = another command is writing into this folder; wait until it has ended, or name another folder with --out
results-none = no result here that a version of this program has written; name the folder of a solve
results-marked = { $folder } is now: { $state } (version { $version }).
results-published = { $folder } holds a timetable that people know ({ $state }): its starts stay. Only a pin with a reason moves one.
results-kept-cheaper = The timetable already in { $folder } costs { $shown }, this one { $cost }: the cheaper one stays, this one is kept in { $version }. --force shows this one.
results-kept-public = The timetable in { $folder } is known to people ({ $state }) and stays; this one, cost { $cost }, is kept in { $version }. --force shows this one.
results-no-page = The timetable is written; its page could not be ({ $fault }). exams report writes it again.
results-not-written = could not be written ({ $error }): nothing in this folder has changed; make room, or name another folder with --out
results-elsewhere = The timetable, cost { $cost }, is in { $folder }: move it from there, temporary folders are emptied.
results-removed = removed: { $version } (cost { $cost })
results-removed-incomplete = removed: the incomplete timetable
results-removed-checkpoint = removed: the checkpoint
results-removed-run = removed: run { $number } ({ $scenario })
results-spared = as old, but it stays: { $version } ({ $state }); --force removes it too
results-purged = { $count ->
        [one] { $count } version removed.
       *[other] { $count } versions removed.
    }
results-purged-runs = { $count ->
        [one] { $count } run removed.
       *[other] { $count } runs removed.
    }
results-person = { $candidate }: named in { $count ->
        [one] { $count } version.
       *[other] { $count } versions.
    }
results-person-version = { $version } ({ $state })
results-person-run = { $candidate }: named in run { $number } ({ $scenario })
results-person-nobody = Nothing in { $folder } names { $candidate }. Check the spelling: capitals count.
results-state = this state is unknown; write draft, published, convoked or final
