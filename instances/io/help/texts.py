"""Words that the template and the data dictionary share, in English and French."""

from models.text import register

register(
    {
        "template.table": ("table", "table"),
        "template.column": ("column", "colonne"),
        "template.what": ("what it says", "ce qu'elle dit"),
        "template.takes": ("what it takes", "ce qu'elle accepte"),
        "template.need": ("required?", "obligatoire ?"),
        "template.example": ("example", "exemple"),
        "template.setting": ("setting", "réglage"),
        "template.session": (
            "sessions[1], sessions[2]: number, first_day, last_day, starts.weekdays, starts.monday … "
            "starts.sunday (times with blanks between) or grid_minutes; if known results_published",
            "sessions[1], sessions[2] : number, first_day, last_day, starts.weekdays, starts.monday … "
            "starts.sunday (heures séparées par des espaces) ou grid_minutes ; si connu results_published",
        ),
        "template.policy": (
            "policy.profile ({profiles}); single parameters like policy.invigilators.ratio or "
            "policy.weights.variant",
            "policy.profile ({profiles}) ; paramètres isolés comme policy.invigilators.ratio ou "
            "policy.weights.variant",
        ),
        "template.replace": (
            "The first row of each table is an example: replace it. Optional tables may be deleted.",
            "La première ligne de chaque table est un exemple : remplacez-la. Les tables facultatives "
            "peuvent être supprimées.",
        ),
    }
)
