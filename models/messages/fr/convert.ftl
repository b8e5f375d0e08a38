convert-done = { $target } : { $tables }
convert-missing = Une partie d'instance ; il manque encore : { $tables }
