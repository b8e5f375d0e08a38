generate-readme =
    ## In English

    Profile `{ $profile }`, seed { $seed }. The same again, byte for byte: `exams generate { $profile } --seed { $seed } --out DIR`.

    | | |
    |---|---|
    | centres, sites, time zones | { $centres }, { $sites }, { $zones } |
    | units (real, invented) | { $units } ({ $real }, { $invented }) |
    | offerings, exams | { $offerings }, { $exams } |
    | candidates, registrations | { $candidates }, { $registrations } |
    | extra time, alone in a room | { $extra }, { $isolated } |
    | rooms, seats, staff | { $rooms }, { $seats }, { $staff } |

    Real: the windows of the sessions, the codes and titles of the real units, the towns, time zones and public holidays.

    Invented: every person and number of people, the rooms, the staff, the opening hours, the starts, the lengths of the exams, the closures, and the units `XX.9..`, whose titles say so.
generate-unknown = no such profile; use one of { $known }
generate-done = { $name } written to { $path }: { $exams } exams, { $candidates } candidates. README.md says what is invented.
