"""After the exams: who came, which scripts and marks are on the way, what is kept until when, hours of duty."""
