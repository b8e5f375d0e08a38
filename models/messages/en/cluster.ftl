cluster-address = is no address of a cluster; write tcp://host:port, tls://host:port or local:2
cluster-not-installed = needs the extra cluster: pip install "exams[cluster]", or distributed by itself
cluster-unreachable = nobody answers there; start a Dask scheduler and its workers first
