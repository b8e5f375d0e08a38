plan-public = une instance publique n'a pas de plan à interroger
plan-no-exam = pas une épreuve de cette instance ; corrigez le nom
plan-nobody = personne ne passe cette épreuve
plan-no-start = n'a pas de début ; les questions portent sur un emploi du temps entier : résolvez d'abord le reste
plan-start = ne peut pas commencer comme le dit l'emploi du temps, ni aux horaires de la session ni par une épingle
