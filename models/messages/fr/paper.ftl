paper-draft = PROJET
paper-doors = Affiches de salles
paper-hours = Horaires
paper-unit = UE
paper-unit-title = Intitulé
paper-silence = Silence : examen en cours
