"""How much memory this process has used."""


def peak_mb() -> float:
    """Most memory this process has used so far in MB; 0 where the platform does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
