archive-broken = the file is damaged ({ $error }); fetch or save it again
archive-protected = protected by a password, or an old .xls; save it as .xlsx without a password
archive-path = « { $name } » points outside the archive; pack the folder again
archive-twice = « { $name } » is in the archive twice; pack the folder again
archive-two-instances = holds several instances ({ $names }); pack one folder only
archive-no-tables = holds no CSV table; pack the folder that has instance.toml and its tables
