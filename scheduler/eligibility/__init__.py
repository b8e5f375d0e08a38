"""Who may sit which exam, and if not, why not."""
