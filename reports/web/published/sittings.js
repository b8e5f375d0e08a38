// The published timetable: every (exam, site) with its published times, and nothing of anybody. Both pages have it.
const publishedRows = () => (DATA.published?.start ?? []).map((start, i) => {
  const p = DATA.published, exam = p.exam[i], site = p.site[i], zone = zoneOf(site);
  const after = (minutes) => (minutes === null ? null : start + minutes);
  return {
    exam, unit: unitOf(exam), session: DATA.exams.session[exam], remote: DATA.exams.remote[exam], site, zone, centre: DATA.sites.centre[site],
    start, day: dayOf(start, zone), end: after(p.end[i]), arrival: after(p.arrival[i]), leaving: after(p.leaving[i]),
  };
});
let publishedOnce = null;
const published = () => (publishedOnce ??= publishedRows());

/** What else those who sit there should know. */
const remark = (s) => [
  s.remote ? say("kind-remote") : "",
  s.arrival === null ? "" : say("be_there", { time: clockAt(s.arrival, s.zone) }),
  s.leaving === null ? "" : say("leave_at", { time: clockAt(s.leaving, s.zone) }),
  s.end === null ? say("kind-oral") : "",
].filter(Boolean).join(" · ");
const hours = (s) => (s.end === null ? say("from_hour", { time: clockAt(s.start, s.zone) }) : spanAt(s.start, s.end, s.zone));
const localStart = (s) => localMinute(s.start, s.zone);

/** The clocks of a place, said once above its hours. */
const clocksOf = (sittings) => say("at_local_time", { clock: distinct(sittings.map((s) => zoneName(s.zone))).join(", ") });
