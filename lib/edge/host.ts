/**
 * Whom the server answers to. A page of another site can have its own name point at this machine (DNS rebinding) and
 * would then count as the same origin; only names that are known to mean this server are served. An address in numbers
 * cannot be rebound.
 */
import { isIP } from "node:net";

/** The host and port of a `Host` header, as a URL has them, or null where it is malformed. */
export function parseHost(header: string, protocol = "http:"): URL | null {
  if (header === "" || /[\s/?#@\\]/.test(header)) return null;
  const url = `${protocol}//${header}`;
  return URL.canParse(url) ? new URL(url) : null;
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** Whether a host name, as a URL has it, is served. `names`: those of this machine and of its public addresses. */
export function isServed(hostname: string, names: ReadonlySet<string>): boolean {
  const name = bare(hostname);
  return isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost") || names.has(name);
}

/** The names that mean this server: what it listens on, this machine's own, and those of its public addresses. */
export function servedNames(own: readonly string[], publicUrls: readonly string[]): Set<string> {
  const named = own.map((name) => parseHost(name)?.hostname ?? "");
  return new Set([...named, ...publicUrls.map((url) => new URL(url).hostname)].map(bare).filter((name) => name !== ""));
}
