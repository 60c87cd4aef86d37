/** What a link to another page takes along: the time range, the zone and the language, so that one goes on looking at the same hour. */

const RANGE = ["range", "from", "to"];

/** The part of a page's search that links carry on: "range=3h&tz=utc"; "" where there is none. */
export function carriedPart(search: URLSearchParams): string {
  const kept = [...RANGE, "tz", "lang"].flatMap((key) => {
    const value = search.get(key);
    return value === null ? [] : [[key, value]];
  });
  return new URLSearchParams(kept).toString();
}

/** `href` of a page of ours with `carried` added; a range or a zone that it names itself stays. */
export function carryTo(href: string, carried: string): string {
  if (carried === "" || !href.startsWith("/")) return href;
  const [, path = "", query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? [];
  const search = new URLSearchParams(query);
  const ranged = RANGE.some((key) => search.has(key));
  for (const [key, value] of new URLSearchParams(carried)) {
    if (search.has(key) || (ranged && RANGE.includes(key))) continue;
    search.set(key, value);
  }
  const text = search.toString();
  return `${path}${text ? `?${text}` : ""}${hash}`;
}
