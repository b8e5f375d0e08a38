fault-crash = The search process met a bug and ended early: { $error }
fault-memory = The search process ran out of memory; it had used { $peak } MB. Close other programs, or use a machine with more memory.
fault-killed = The search process was killed from outside, perhaps by the system for want of memory; it had used { $peak } MB.
fault-signal = The search process crashed (signal { $name }).
fault-exit = The search process ended early without a word (exit code { $code }).
fault-stuck = The search process { $hang ->
        [idle] did nothing any more
        [endless] computed without end
       *[silent] no longer answered
    } and was ended.
fault-hard-rules = A timetable of the solver broke hard rules and was not shown: { $rules }. An earlier, audited one is kept if there is one.
fault-cost = A timetable of the solver cost { $audited } and not { $counted } as it said, and was not shown. An earlier, audited one is kept if there is one.
fault-unreadable = A timetable of the solver could not be audited and was not shown: { $error }. An earlier, audited one is kept if there is one.
fault-bound = The solver claimed that no timetable costs less than { $bound }, but this one costs { $cost }: its bound is wrong and is not shown. The timetable itself is audited and kept.
fault-proof = CP-SAT claimed that no timetable costs less, and a second solver (HiGHS) contradicts it. The timetable itself is audited and kept.
fault-checkpoint = The checkpoint could not be written ({ $error }). The search went on without it; only --resume misses it.
fault-trace = Set EXAMS_DEBUG=1 to see the trace.
