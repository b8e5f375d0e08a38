print-title = Tirage du sujet
print-head-site = Site
print-head-room = Salle
print-head-start = Début
print-head-candidates = Inscrits
print-head-ordinary = Ordinaire
print-head-large_print = Gros caractères
print-head-braille = Braille
print-head-sealed = Pli n°
print-total = Total
print-first-day = Première épreuve le { $day }.
print-spare = Le tirage ordinaire compte un exemplaire de réserve par { $number } candidats de la salle, arrondi au-dessus. Un pli scellé par salle.
print-send-head = Envois
print-send = { $centre } : départ au plus tard le { $day } ({ $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } d'acheminement), { $containers ->
        [one] { $containers } pli
       *[other] { $containers } plis
    }
