/**
 * HTTP to the outside. What a page's users enter must not reach what only this machine reaches: the address that is connected to
 * is checked, whatever name led there; redirects are answers like any other and are not followed; nothing comes through a proxy.
 */
import http from "node:http";
import https from "node:https";
import ipaddr from "ipaddr.js";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import type { Means, OutgoingRequest } from "./notifier";
import { NO_CONNECTION } from "./send-error";

/** What a server may answer, in bytes. */
const MOST_ANSWER = 64 * 1024;
const CONNECT_MS = 5_000;
const TOTAL_MS = 10_000;

export interface OutgoingRules {
  /** False: no loopback, link-local, private or other special addresses, by IPv4, IPv6 or one mapped into the other. */
  mayReachPrivate: boolean;
  /** CIDRs, addresses and host names that may be reached all the same, in small letters as the settings give them. */
  allowed?: readonly string[];
  signal?: AbortSignal;
  connectMs?: number;
  totalMs?: number;
}

type Answered = Awaited<ReturnType<Means["request"]>>;

/** `Means.request` under these rules. Each request has a connection of its own. */
export function outgoing(rules: OutgoingRules): Means["request"] {
  return (options) => send(options, rules);
}

async function send(options: OutgoingRequest, rules: OutgoingRules): Promise<Answered> {
  const url = urlOf(options.url);
  const body = options.body === undefined ? undefined : Buffer.from(options.body);
  const request = (url.protocol === "https:" ? https : http).request(url, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      "user-agent": "Tidemark",
      ...options.headers,
      ...(body === undefined ? {} : { "content-length": String(body.length) }),
    },
    agent: agentFor(url, rules),
    signal: rules.signal,
  });
  let late: Error | null = null;
  const end = (why: string, code?: string) => {
    late = Object.assign(new Error(why), code !== undefined && { code });
    request.destroy(late);
  };
  const totalMs = rules.totalMs ?? TOTAL_MS;
  const total = setTimeout(() => end(`No whole answer within ${totalMs} ms.`), totalMs);
  const unwatch = watchConnecting(request, Math.min(rules.connectMs ?? CONNECT_MS, totalMs), end);
  try {
    const response = await responseTo(request, body);
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers)) headers.set(name, [value].flat().join(", "));
    return { status: response.statusCode ?? 0, headers, text: await textOf(response) };
  } catch (error) {
    // An answer that is cut off says only that it was.
    throw late ?? error;
  } finally {
    clearTimeout(total);
    unwatch();
    request.destroy();
  }
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The address may hold a secret: it is not repeated.
  if (url === null || !["http:", "https:"].includes(url.protocol)) throw new Error("The URL is none of http or https.");
  return url;
}

function agentFor(url: URL, rules: OutgoingRules): http.Agent {
  const secure = url.protocol === "https:";
  const filter = filterFor(url.hostname.replace(/^\[|\]$/g, ""), rules);
  if (filter === null) return secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  const options = { keepAlive: false, ...filter };
  return secure ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options);
}

/** What the agents that filter are told, for whatever protocol the connection is; null: this host may be connected to as it is. */
export function filterFor(
  host: string,
  { mayReachPrivate, allowed = [] }: Pick<OutgoingRules, "mayReachPrivate" | "allowed">,
): { allowIPAddressList: string[] } | null {
  if (mayReachPrivate || allowed.includes(host.toLowerCase())) return null;
  // The agents compare addresses as texts: as they are written after a name was looked up.
  const nets = allowed.flatMap((entry) =>
    ipaddr.isValid(entry) ? [ipaddr.parse(entry).toString()] : ipaddr.isValidCIDR(entry) ? [entry] : [],
  );
  return { allowIPAddressList: nets };
}

/** A server that takes connections slowly, or not at all, is known sooner than one that thinks about its answer. */
function watchConnecting(
  request: http.ClientRequest,
  connectMs: number,
  end: (why: string, code: string) => void,
): () => void {
  const timer = setTimeout(() => end(`No connection within ${connectMs} ms.`, NO_CONNECTION), connectMs);
  const stop = () => clearTimeout(timer);
  request.once("socket", (socket) => {
    if (!socket.connecting) return stop();
    socket.once("encrypted" in socket ? "secureConnect" : "connect", stop);
  });
  return stop;
}

function responseTo(request: http.ClientRequest, body: Buffer | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    // Stays, so that an error after the answer has begun is none of the process.
    request.on("error", reject);
    request.end(body);
  });
}

/** Reads as much as is allowed; a body that ends before its length is an error, as nobody knows what it would have said. */
async function textOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_ANSWER) break;
    }
  } catch {
    // Whatever it is called, it is not whole.
  }
  if (bytes > MOST_ANSWER) throw new Error(`The answer is longer than ${MOST_ANSWER} bytes.`);
  if (!response.complete) throw new Error("The connection closed before the answer was whole.");
  return Buffer.concat(chunks).toString("utf8");
}
