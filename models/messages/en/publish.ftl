publish-public = documents are made for a semester of the Cnam, not for a public instance
publish-kind-unknown = there is no such kind of document; choose from { $known }
publish-option-unknown = does not exist here; choose from { $known }
publish-templates = there is no such folder of templates
publish-kind = { $kind }: { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
publish-done = { $folder }: { $written ->
        [one] { $written } document written
       *[other] { $written } documents written
    }, { $unchanged } unchanged, { $removed } removed.
publish-hard = This timetable breaks hard rules ({ $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }): exams audit says which.
publish-no-names = no table with an id and a name here; the columns are id, name, first name, address, postcode, town, email
