"""Calendars that people import or subscribe to (iCalendar, RFC 5545)."""
