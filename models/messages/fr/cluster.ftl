cluster-address = n'est pas l'adresse d'une grappe ; écrivez tcp://hôte:port, tls://hôte:port ou local:2
cluster-not-installed = demande l'option cluster : pip install "exams[cluster]", ou distributed seul
cluster-unreachable = personne n'y répond ; démarrez d'abord un ordonnanceur Dask et ses processus
