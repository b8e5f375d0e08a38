// A place of the published timetable: a centre with its sites, or one site. Its address is centre/PAR@2024-01-22.
const sitesWithExams = (centre) => distinct(published().filter((s) => s.centre === centre).map((s) => s.site)).sort((a, b) => a - b);

/** Every place in the order of the centres; a centre of one site stands for both. */
const placesOfExams = () => distinct(published().map((s) => s.centre)).filter((c) => c >= 0)
  .sort((a, b) => DATA.centres.name[a].localeCompare(DATA.centres.name[b], language()))
  .flatMap((centre) => {
    const sites = sitesWithExams(centre);
    return [{ centre, site: -1 }, ...(sites.length > 1 ? sites.map((site) => ({ centre, site })) : [])];
  });
const addressOfPlace = ({ centre, site }) => (site < 0 ? `centre/${DATA.centres.id[centre]}` : `site/${DATA.sites.id[site]}`);
const nameOfPlace = ({ centre, site }) => (site < 0 ? DATA.centres.name[centre] : siteName(site));
const publishedAt = ({ centre, site }) => published().filter((s) => (site < 0 ? s.centre === centre : s.site === site));

/** The place and day of an address; of none, those shown last, else the first centre and its first day. Null: unknown. */
function placeAndDay(argument) {
  const [where, when] = argument.split("@"), [kind, id] = where.split(/\/(.*)/), places = placesOfExams();
  let place = places.find((p) => (recalled.site >= 0 ? p.site === recalled.site : p.site < 0 && p.centre === recalled.centre))
    ?? places.find((p) => p.site < 0 && p.centre === recalled.centre) ?? places[0];
  if (where) {
    const site = kind === "site" ? placeOf("sites", id) : -1, centre = kind === "centre" ? placeOf("centres", id) : DATA.sites.centre[site] ?? -1;
    place = centre < 0 ? null : { centre, site };
  }
  if (!place) return null;
  const sittings = publishedAt(place), days = distinct(sittings.map((s) => s.day)).sort((a, b) => a - b);
  if (!days.length) return null;
  const day = when ? dayFromIso(when) : recalledOf("day", days, days[0]);
  if (Number.isNaN(day)) return null;
  recall(place.site < 0 ? { centre: place.centre, day } : { site: place.site, day });
  return { place, sittings, days, day };
}

/** A select of every place, sites under their centre; `view` is the view it stands in. */
const placeChooser = (viewId, place, day) => chooser(`${viewId}-place`, say("place"),
  placesOfExams().map((p) => [`${viewId}=${addressOfPlace(p)}@${isoDay(day)}`, `${p.site < 0 ? "" : "\u2003"}${nameOfPlace(p)}`]), `${viewId}=${addressOfPlace(place)}@${isoDay(day)}`);
