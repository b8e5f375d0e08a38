fault-crash = Le processus de recherche a rencontré une anomalie et s'est arrêté avant la fin : { $error }
fault-memory = Le processus de recherche a manqué de mémoire ; il en utilisait { $peak } Mo. Fermez d'autres programmes, ou prenez une machine qui en a plus.
fault-killed = Le processus de recherche a été tué de l'extérieur, peut-être par le système faute de mémoire ; il en utilisait { $peak } Mo.
fault-signal = Le processus de recherche s'est effondré (signal { $name }).
fault-exit = Le processus de recherche s'est arrêté avant la fin sans rien dire (code { $code }).
fault-stuck = Le processus de recherche { $hang ->
        [idle] ne faisait plus rien
        [endless] calculait sans fin
       *[silent] ne répondait plus
    } et a été terminé.
fault-hard-rules = Un emploi du temps du solveur enfreignait des règles impératives et n'a pas été montré : { $rules }. Un emploi du temps antérieur et vérifié est gardé s'il y en a un.
fault-cost = Un emploi du temps du solveur coûtait { $audited } et non { $counted } comme annoncé, et n'a pas été montré. Un emploi du temps antérieur et vérifié est gardé s'il y en a un.
fault-unreadable = Un emploi du temps du solveur n'a pas pu être vérifié et n'a pas été montré : { $error }. Un emploi du temps antérieur et vérifié est gardé s'il y en a un.
fault-bound = Le solveur affirmait qu'aucun emploi du temps ne coûte moins de { $bound }, or celui-ci coûte { $cost } : sa borne est fausse et n'est pas montrée. L'emploi du temps lui-même est vérifié et gardé.
fault-proof = CP-SAT affirmait qu'aucun emploi du temps ne coûte moins, et un second solveur (HiGHS) le contredit. L'emploi du temps lui-même est vérifié et gardé.
fault-checkpoint = Le point de reprise n'a pas pu être écrit ({ $error }). La recherche a continué sans lui ; seul --resume s'en ressent.
fault-trace = Posez EXAMS_DEBUG=1 pour voir la trace.
