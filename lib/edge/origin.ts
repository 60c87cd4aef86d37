/**
 * Who may change something, or ask beside opening a page. Browsers say for which site they ask: in `Sec-Fetch-Site`
 * where the connection is trusted, and in `Origin` with everything that changes something.
 */
import type { IncomingHttpHeaders } from "node:http";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { parseHost } from "./host";
import { refusal, type EdgeRefusal } from "./refusal";

const FOREIGN = refusal(403, "title.forbidden", why("refused.other-page", {}));

const NOT_JSON = refusal(415, "title.unsupported-media-type", why("refused.media-type", {}));

/** A page of another site may link here, and do nothing else: no images, scripts, fetches. */
export function refuseForeignReading(headers: IncomingHttpHeaders): EdgeRefusal | null {
  const embedded = headers["sec-fetch-mode"] !== undefined && headers["sec-fetch-mode"] !== "navigate";
  return headers["sec-fetch-site"] === "cross-site" && embedded ? FOREIGN : null;
}

/**
 * A write is taken from pages of this server's origin. What names neither origin nor site is a program; it sends JSON,
 * which no HTML form can. `publicOrigins`: origins of the configured addresses, for proxies that rewrite `Host`.
 */
export function refuseWrite(
  method: string,
  headers: IncomingHttpHeaders,
  publicOrigins: ReadonlySet<string>,
): EdgeRefusal | null {
  const { origin, host = "" } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return FOREIGN;
  if (origin !== undefined && !isOwn(origin, host, publicOrigins)) return FOREIGN;
  const unnamed = site === undefined && origin === undefined;
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  return method === "POST" && (unnamed || hasBody) && !isJson(headers) ? NOT_JSON : null;
}

function isOwn(origin: string, host: string, publicOrigins: ReadonlySet<string>): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  if (given.protocol !== "http:" && given.protocol !== "https:") return false;
  return publicOrigins.has(given.origin) || parseHost(host, given.protocol)?.host === given.host;
}

const isJson = (headers: IncomingHttpHeaders) =>
  headers["content-type"]?.split(";")[0]?.trim().toLowerCase() === "application/json";
