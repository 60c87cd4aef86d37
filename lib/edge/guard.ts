/** The one guard before every page, file, stream and interface: what is refused before anything looks at a request. */
import type { IncomingMessage } from "node:http";
import { apiMethods } from "@/lib/api/routes";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { isServed, parseHost } from "./host";
import { refuseForeignReading, refuseWrite } from "./origin";
import { refusal, type EdgeRefusal } from "./refusal";

export interface GuardSettings {
  /** Host names that mean this server. */
  names: ReadonlySet<string>;
  /** Origins of the configured addresses. */
  publicOrigins: ReadonlySet<string>;
}

export type GuardedRequest = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders">;

/** The longest name of a group takes 32,767 bytes, and each of them three characters. */
export const MAX_ADDRESS_LENGTH = 110_000;

const READS = ["GET", "HEAD", "OPTIONS"];

/** Why a request is not served; null where it is. */
export function guard(request: GuardedRequest, settings: GuardSettings): EdgeRefusal | null {
  const { method = "GET", url = "", headers } = request;
  const refused = refuseHost(request, settings) ?? refuseAddress(url);
  if (refused) return refused;
  const path = pathOf(url);
  const allowed = allowedMethods(path);
  if (!allowed) return refusal(404, "title.not-found", why("refused.no-address", { path }));
  if (!allowed.includes(method)) {
    const detail = why("refused.method", { method, path, allowed });
    return refusal(405, "title.method-not-allowed", detail, { allow: allowed.join(", ") });
  }
  return READS.includes(method) ? refuseForeignReading(headers) : refuseWrite(method, headers, settings.publicOrigins);
}

/** Methods that an address takes; null where an interface has no such address. Pages are only read. */
export function allowedMethods(path: string): readonly string[] | null {
  return path === "/api" || path.startsWith("/api/") ? apiMethods(path) : READS;
}

export const pathOf = (url: string): string => url.split("?", 1)[0]!;

function refuseHost({ headers, rawHeaders }: GuardedRequest, { names }: GuardSettings): EdgeRefusal | null {
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  const host = parseHost(headers.host ?? "");
  if (count !== 1 || !host) return refusal(400, "title.bad-request", why("refused.host-not-named", {}));
  if (isServed(host.hostname, names)) return null;
  const detail = why("refused.host-not-known", { name: host.hostname, host: host.host });
  return refusal(421, "title.misdirected-request", detail);
}

function refuseAddress(url: string): EdgeRefusal | null {
  if (!url.startsWith("/")) return refusal(400, "title.bad-request", why("refused.address-without-slash", {}));
  if (url.length > MAX_ADDRESS_LENGTH) {
    return refusal(414, "title.address-too-long", why("refused.address-long", { most: MAX_ADDRESS_LENGTH }));
  }
  // Next keeps parameters in an object, in which this name disappears before any route could refuse it.
  if (new URLSearchParams(url.split("?", 2)[1]).has("__proto__")) {
    return refusal(400, "title.bad-request", why("refused.no-parameter", { name: "__proto__" }));
  }
  try {
    decodeURIComponent(url);
    return null;
  } catch {
    return refusal(400, "title.bad-request", why("refused.address-escape", {}));
  }
}
