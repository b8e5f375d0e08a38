"""What the reader says about files and cells, in English and French."""

from models.text import register

register(
    {
        "input.no-path": (
            "there is nothing at this path; check the spelling",
            "ce chemin n'existe pas ; vérifiez-le",
        ),
        "input.not-an-instance": (
            "neither an instance folder (instance.toml and CSV tables), nor a zip of it, a workbook or an .exam file",
            "ni un dossier d'instance (instance.toml et tables CSV), ni son zip, ni un classeur, ni un fichier .exam",
        ),
        "input.missing-file": (
            "the file is missing; add it with the columns {columns}",
            "le fichier manque ; ajoutez-le avec les colonnes {columns}",
        ),
        "input.missing-settings-file": (
            "the file is missing; it holds name, title, [[sessions]] and [policy]",
            "le fichier manque ; il contient name, title, [[sessions]] et [policy]",
        ),
        "input.missing-sheet": (
            "the sheet is missing; add it with the columns {columns}",
            "la feuille manque ; ajoutez-la avec les colonnes {columns}",
        ),
        "input.missing-settings-sheet": (
            "the sheet is missing; it holds name, title, sessions and policy, as the template shows",
            "la feuille manque ; elle contient name, title, sessions et policy, comme dans le modèle",
        ),
        "input.not-a-file": (
            "this is a folder; a file is expected here",
            "c'est un dossier ; un fichier est attendu ici",
        ),
        "input.unreadable": (
            "the file cannot be read ({error}); check that it is a plain file and that you may read it",
            "le fichier est illisible ({error}) ; vérifiez que c'est un fichier ordinaire, avec droit de lecture",
        ),
        "input.empty-file": (
            "the file is empty; its first line must name the columns {columns}",
            "le fichier est vide ; sa première ligne doit nommer les colonnes {columns}",
        ),
        "input.encoding": (
            "these bytes are not UTF-8 text; save the file as « CSV UTF-8 »",
            "ces octets ne sont pas du texte UTF-8 ; enregistrez le fichier en « CSV UTF-8 »",
        ),
        "input.latin": (
            "the file is not UTF-8 and was read as Latin-1; check the accents, or save it as « CSV UTF-8 »",
            "le fichier n'est pas en UTF-8, il a été lu en Latin-1 ; vérifiez les accents ou enregistrez-le en « CSV UTF-8 »",
        ),
        "input.nul": (
            "the line contains NUL bytes; save the file again as « CSV UTF-8 »",
            "la ligne contient des octets nuls ; enregistrez de nouveau le fichier en « CSV UTF-8 »",
        ),
        "input.quote": (
            'a quotation mark is misplaced; put quotes around the whole cell and double those inside ("")',
            'un guillemet est mal placé ; encadrez toute la cellule et doublez les guillemets intérieurs ("")',
        ),
        "input.ragged": (
            "the line has {found} cells, the header has {expected}; add or remove separators",
            "la ligne a {found} cellules, l'en-tête en a {expected} ; ajoutez ou retirez des séparateurs",
        ),
        "input.missing-column": (
            "the column is missing; add it: {help_en}",
            "la colonne manque ; ajoutez-la : {help_fr}",
        ),
        "input.unknown-column": (
            "no such column in this table; rename or remove it (known: {columns})",
            "colonne inconnue dans cette table ; renommez-la ou retirez-la (connues : {columns})",
        ),
        "input.near-column": (
            "no such column in this table; did you mean {near}?",
            "colonne inconnue dans cette table ; vouliez-vous dire {near} ?",
        ),
        "input.duplicate-column": (
            "the column appears twice; keep one of them",
            "la colonne figure deux fois ; n'en gardez qu'une",
        ),
        "input.blank": (
            "the cell is empty; fill in {help_en}",
            "la cellule est vide ; indiquez : {help_fr}",
        ),
        "input.oversize": (
            "too large: {found} {what}, at most {most} are read; split it or give the folder",
            "trop volumineux : {found} {what}, au plus {most} sont lus ; divisez-le ou donnez le dossier",
        ),
        "input.bad-id": (
            "a code must be one line of visible characters; retype it",
            "un code tient sur une ligne de caractères visibles ; ressaisissez-le",
        ),
        "input.bad-int": (
            "not a whole number; write digits only, such as 45",
            "pas un nombre entier ; écrivez seulement des chiffres, par exemple 45",
        ),
        "input.bad-bool": (
            "neither yes nor no; write yes or no (oui, non, 1, 0, true, false)",
            "ni oui ni non ; écrivez oui ou non (yes, no, 1, 0, true, false)",
        ),
        "input.bad-date": (
            "not a date between 1990 and 2100; write 2024-01-22 or 22/01/2024",
            "pas une date entre 1990 et 2100 ; écrivez 2024-01-22 ou 22/01/2024",
        ),
        "input.other-weekday": (
            "« {named} » is written, but {date} is a {day_en}; correct the weekday or the date",
            "« {named} » est écrit, mais le {date_fr} est un {day_fr} ; corrigez le jour ou la date",
        ),
        "input.bad-datetime": (
            "not a local day and time; write 2024-01-22T13:30 or 22/01/2024 13:30, without offset",
            "pas un jour et une heure locale ; écrivez 2024-01-22T13:30 ou 22/01/2024 13:30, sans décalage",
        ),
        "input.bad-zone": (
            "not a time zone; write an IANA name such as Europe/Paris",
            "fuseau horaire inconnu ; écrivez un nom IANA comme Europe/Paris",
        ),
        "input.near-zone": (
            "not a time zone; did you mean {near}?",
            "fuseau horaire inconnu ; vouliez-vous dire {near} ?",
        ),
        "input.bad-hours": (
            "not opening hours; write 08:00-21:30, closing after opening, or leave it empty for closed",
            "horaires illisibles ; écrivez 08:00-21:30, fermeture après ouverture, ou laissez vide si fermé",
        ),
        "input.too-small": (
            "too small: {help_en} must be {least} or more",
            "trop petit : {help_fr}, au moins {least}",
        ),
        "input.too-large": (
            "too large: {help_en} must be {most} or less",
            "trop grand : {help_fr}, au plus {most}",
        ),
        "input.not-a-choice": (
            "not allowed here; use one of {choices}",
            "valeur non admise ; choisissez parmi {choices}",
        ),
        "input.duplicate-key": (
            "the same {what} is already on line {first}; remove one of the two lines",
            "{what} figure déjà à la ligne {first} ; supprimez l'une des deux lignes",
        ),
        "input.unknown-reference": (
            "not found in the table {table}; correct the code or add it there",
            "introuvable dans la table {table} ; corrigez le code ou ajoutez-le dans cette table",
        ),
        "input.more": (
            "and {count} more lines with this problem",
            "et {count} autres lignes avec ce problème",
        ),
        "input.unused-file": (
            "this file is not one of the tables and is not read; check its name",
            "ce fichier n'est pas une des tables et n'est pas lu ; vérifiez son nom",
        ),
        "input.unused-sheet": (
            "this sheet is not one of the tables and is not read; check its name",
            "cette feuille n'est pas une des tables et n'est pas lue ; vérifiez son nom",
        ),
        "input.site-elsewhere": (
            "this site belongs to centre {belongs}, the candidate to {centre}; correct one of the two",
            "ce site relève du centre {belongs}, le candidat de {centre} ; corrigez l'un des deux",
        ),
        "input.travel-itself": (
            "a site needs no travel to itself; name another site or remove the line",
            "aucun trajet d'un site à lui-même ; indiquez un autre site ou retirez la ligne",
        ),
        "input.travel-centre": (
            "site {home} is of centre {one}, this one of {other}; who sits elsewhere stays in the centre: name one of its "
            "sites, or give leave in relocations",
            "le site {home} relève du centre {one}, celui-ci de {other} ; on compose dans son centre : indiquez un de ses "
            "sites, ou accordez un changement de centre",
        ),
        "input.travel-zone": (
            "site {home} is on the clock of {one}, this one on that of {other}; name a site of the same time zone",
            "le site {home} est à l'heure de {one}, celui-ci à celle de {other} ; indiquez un site du même fuseau",
        ),
        "input.no-session": (
            "the settings have no session of this number; add it there or correct the exam",
            "les réglages n'ont pas de session de ce numéro ; ajoutez-la ou corrigez l'épreuve",
        ),
        "input.outside-window": (
            "outside session {session}, {first} to {last}; correct the start or the session",
            "hors de la session {session}, du {first} au {last} ; corrigez le début ou la session",
        ),
        "input.until-before-from": (
            "not after « from » ({since}); swap them or correct one",
            "pas après « from » ({since}) ; échangez-les ou corrigez l'un des deux",
        ),
        "input.unknown-place": (
            "neither a centre nor a site; correct the code or add it to the centres or the sites",
            "ni un centre ni un site ; corrigez le code ou ajoutez-le aux centres ou aux sites",
        ),
        "input.unknown-profile": (
            "no such policy profile; use one of {known}",
            "profil de règlement inconnu ; choisissez parmi {known}",
        ),
        "input.unknown-holidays": (
            "no such calendar of public holidays; write a country such as FR or MA, or FR-MQ with its region",
            "calendrier de fériés inconnu ; écrivez un pays comme FR ou MA, ou FR-MQ avec la région",
        ),
        "input.unit-twice": (
            "the same unit {unit} is taken in centre {first} (line {line}); a unit is examined in one centre: keep one "
            "of the two registrations or correct a centre",
            "la même UE {unit} est suivie au centre {first} (ligne {line}) ; une UE s'examine dans un seul centre : "
            "gardez l'une des deux inscriptions ou corrigez un centre",
        ),
        "input.unit-two-modes": (
            "the same unit {unit} is taken in mode {first} (line {line}); a unit is followed in one teaching mode: "
            "keep one of the two registrations or correct a mode",
            "la même UE {unit} est suivie en modalité {first} (ligne {line}) ; une UE se suit dans une seule "
            "modalité : gardez l'une des deux inscriptions ou corrigez une modalité",
        ),
        "input.not-examined": (
            "candidates are registered but the offering has no exam; add it to the exams if one is held",
            "des candidats sont inscrits mais l'offre n'a aucune épreuve ; ajoutez-la aux épreuves s'il y en a une",
        ),
    }
)
