/**
 * What is settled of every request before Next sees it: whose it is, and how long its connection may stand still. Routes of Next
 * know neither the socket nor, once a client has written `X-Forwarded-For` itself, the true address.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv6, type Socket } from "node:net";

/** Set here for routes, whatever a client has written into it. */
const CLIENT_HEADER = "x-tidemark-client";

/** A client that takes nothing and sends nothing for so long is let go: what waits for it is kept in memory. */
const STANDSTILL_MS = 120_000;

/** Begins to settle that. `trustProxy`: the last address in `X-Forwarded-For` is the client's; else the connection's is. */
export function settleConnections({ trustProxy }: { trustProxy: boolean }): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    socket.setTimeout(STANDSTILL_MS);
    const forwarded = trustProxy ? [request.headers["x-forwarded-for"] ?? []].flat().join(",") : "";
    const address = forwarded.split(",").at(-1)?.trim() || (socket.remoteAddress ?? "");
    request.headers[CLIENT_HEADER] = clientOf(address);
  });
}

/** Who asks; one name for all where nobody has settled it. */
export const clientName = (request: Request): string => request.headers.get(CLIENT_HEADER) ?? "";

/** One household or host: an IPv4 address, or the half of an IPv6 address that names the network. */
export function clientOf(address: string): string {
  const plain = address.startsWith("::ffff:") && address.includes(".") ? address.slice("::ffff:".length) : address;
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [front = "", back] = plain.split("%")[0]!.split("::");
  const groups = front.split(":").filter(Boolean);
  const behind = back?.split(":").filter(Boolean) ?? [];
  const missing = Math.max(0, 8 - groups.length - behind.length);
  const whole = [...groups, ...Array.from({ length: missing }, () => "0"), ...behind];
  return whole
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":");
}
