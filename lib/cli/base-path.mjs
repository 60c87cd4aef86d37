/**
 * The path below which people see this server, behind a proxy that serves other things beside it: TIDEMARK_BASE_PATH.
 * Next's pages and addresses carry it; the edge and the interface know nothing of it.
 */

/** Segments that need no escape, and are no steps in a path. */
const SEGMENTS = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/**
 * `/tidemark` for `/tidemark`, `/tidemark/` and `tidemark`; the empty text where there is none.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 * @throws Error with a sentence where it is no path
 */
export function readBasePath(env) {
  const given = (env.TIDEMARK_BASE_PATH ?? "").trim();
  const path = given.replace(/\/$/, "").replace(/^(?=[^/])/, "/");
  if (path === "" || SEGMENTS.test(path)) return path;
  const refusal = new Error(
    `TIDEMARK_BASE_PATH=${given} is no path such as /tidemark: letters, digits and . _ ~ - between slashes.`,
  );
  throw Object.assign(refusal, { name: "Refusal" });
}

/**
 * The address as the edge knows it. What comes without the path is served as well: proxies may take it off, and probes and
 * scrapers come by no proxy.
 * @param {string} url path and query, as they were sent
 * @param {string} base
 */
export function withoutBase(url, base) {
  if (base === "" || !url.startsWith(base)) return url;
  const rest = url.slice(base.length);
  if (rest.startsWith("/")) return rest;
  return rest === "" || rest.startsWith("?") ? `/${rest}` : url;
}

/**
 * The address as Next knows it: its first page is the path itself, without a slash.
 * @param {string} url path and query without `base`
 * @param {string} base
 */
export const withBase = (url, base) => (base === "" ? url : base + url.replace(/^\/(?=\?|$)/, ""));
