"""Who watches over the rooms: how many, what they must be told, and how evenly their duties are shared."""
