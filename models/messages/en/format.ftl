format-newer = written by a newer version; this one reads formats up to { $known }: install the newer version
format-number = not the number of a format; write { $known }, or leave it out in a file of version 0.1.0
