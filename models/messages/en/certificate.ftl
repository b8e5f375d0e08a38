certificate-title = Certificate of attendance
certificate-head-unit = Unit
certificate-head-title = Title
certificate-head-day = Date and hours
certificate-head-place = Place
certificate-states = The examination office ({ $centre }) certifies that { $name }, student number { $number }, came to the following { $count ->
        [one] exam
       *[other] exams
    }:
certificate-states-number = The examination office ({ $centre }) certifies that the person registered as student number { $number } came to the following { $count ->
        [one] exam
       *[other] exams
    }:
certificate-purpose = Issued at the request of the person concerned, for any lawful use.
certificate-no-results = It follows the attendance lists and says nothing of results.
