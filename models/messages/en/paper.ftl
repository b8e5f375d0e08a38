paper-draft = DRAFT
paper-doors = Door sheets
paper-hours = Hours
paper-unit = Unit
paper-unit-title = Title
paper-silence = Silence: exam in progress
