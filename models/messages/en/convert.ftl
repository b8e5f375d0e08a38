convert-done = { $target }: { $tables }
convert-missing = A part of an instance; it still needs: { $tables }
