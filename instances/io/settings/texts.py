"""What the reader says about instance.toml, in English and French."""

from models.text import register

register(
    {
        "settings.syntax": (
            "not valid TOML: {error}; correct this line",
            "TOML incorrect : {error} ; corrigez cette ligne",
        ),
        "settings.missing": (
            "the setting is missing; add it",
            "le réglage manque ; ajoutez-le",
        ),
        "settings.unknown": (
            "no such setting; remove or rename it (known: {known})",
            "réglage inconnu ; retirez-le ou renommez-le (connus : {known})",
        ),
        "settings.text": (
            "must be a text in quotes; correct it",
            "doit être un texte entre guillemets ; corrigez-le",
        ),
        "settings.table": (
            "must be a table such as [{example}]; correct it",
            "doit être une table comme [{example}] ; corrigez-la",
        ),
        "settings.integer": (
            "must be a whole number; correct it",
            "doit être un nombre entier ; corrigez-le",
        ),
        "settings.date": (
            "must be a date such as 2024-01-22; correct it",
            "doit être une date comme 2024-01-22 ; corrigez-la",
        ),
        "settings.times": (
            'must be a list of times such as ["08:30", "14:00"]; correct it',
            'doit être une liste d\'heures comme ["08:30", "14:00"] ; corrigez-la',
        ),
        "settings.range": (
            "out of range; it must be {bounds}",
            "hors limites ; il faut {bounds}",
        ),
        "settings.choice": (
            "not allowed; use one of {choices}",
            "non admis ; choisissez parmi {choices}",
        ),
        "settings.invalid": (
            "not usable ({error}); correct it",
            "inutilisable ({error}) ; corrigez-le",
        ),
        "settings.no-sessions": (
            "no session is given; add [[sessions]] with number, first_day, last_day and starts",
            "aucune session ; ajoutez [[sessions]] avec number, first_day, last_day et starts",
        ),
        "settings.window-reversed": (
            "before first_day ({first}); swap the two days or correct one",
            "avant first_day ({first}) ; échangez les deux jours ou corrigez l'un des deux",
        ),
        "settings.window-too-long": (
            "{days} days after first_day, at most {most} make sense; correct one of the two days",
            "{days} jours après first_day, au plus {most} ont un sens ; corrigez l'un des deux jours",
        ),
        "settings.no-start-day": (
            "none of these weekdays is between {first} and {last}, so no exam can begin; add starts or move the window",
            "aucun de ces jours n'est entre le {first} et le {last}, aucune épreuve ne peut commencer ; ajoutez des "
            "débuts ou déplacez la session",
        ),
        "settings.windows-overlap": (
            "session {number} begins before session {before} ends ({last}); move one of them",
            "la session {number} commence avant la fin de la session {before} ({last}) ; déplacez l'une des deux",
        ),
        "settings.published-early": (
            "results are published before the last day of the session ({last}); correct one of the two",
            "les résultats paraissent avant le dernier jour de la session ({last}) ; corrigez l'un des deux",
        ),
        "settings.same-number": (
            "two sessions have this number; number them 1 and 2",
            "deux sessions portent ce numéro ; numérotez-les 1 et 2",
        ),
        "settings.starts-or-grid": (
            "give either starts by weekday or grid_minutes, one of the two",
            "donnez soit starts par jour de semaine, soit grid_minutes, l'un des deux",
        ),
        "settings.unknown-rule": (
            "no rule of this id has settings; use one of {known}",
            "aucune règle de ce nom n'a de réglages ; choisissez parmi {known}",
        ),
        "settings.unknown-weight": (
            "no soft rule of this id; use one of {known}",
            "aucune règle souple de ce nom ; choisissez parmi {known}",
        ),
    }
)
