output-occupied = a folder with other files is here; choose another one or empty it
output-exists = something is here already; choose another name or remove it
output-not-a-folder = a file is here; choose another name for the folder
output-not-empty = the folder is not empty; choose another one, or replace the instance in it with --force
output-many-rows = { $rows } rows, a sheet has { $most }; write a folder or a zip
output-long-text = a text of { $length } characters, a cell has { $most }; write a folder or a zip
output-ending = no form of an instance ends with { $ending }; use one of { $known }, or the name of a folder without a dot
