cli-internal = Internal error, please report it: { $error }. For the trace, which may quote ids, set EXAMS_DEBUG=1.
cli-language = use en or fr
cli-file-system = the file system refuses ({ $error }); check the path, the rights and the space left
