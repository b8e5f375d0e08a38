"""What the page says in English and French."""
