/** Guards what changes something: another site's page must not do it through the browser of somebody who visits it. */
import { problem } from "./answer";

/**
 * Refuses requests that a browser sends for a page of another origin (Fetch Metadata and the Origin header), and
 * bodies that a plain HTML form could send. Programs, which send neither header, are let through. Null: go on.
 */
export function refuseForeign(request: Request, { json = true } = {}): Response | null {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreign = (site !== null && site !== "same-origin" && site !== "none") || (origin !== null && !isOwn(request));
  if (foreign) return problem(403, "Forbidden", "Only this server's own pages may do that.");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (json && type !== "application/json") {
    return problem(415, "Unsupported media type", "Send JSON, with the content type application/json.");
  }
  return null;
}

function isOwn(request: Request): boolean {
  const origin = request.headers.get("origin") ?? "";
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
