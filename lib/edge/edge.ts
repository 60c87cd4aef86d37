/** The guard and the headers on a Node server: before each request, and for what is no request. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { problemOf } from "@/lib/core/words/sentences/refusals/problem";
import { allowedMethods, guard, pathOf, type GuardSettings } from "./guard";
import { commonHeaders, dataPolicy, pagePolicy, type HeaderSettings } from "./headers";
import { refusal, type EdgeRefusal } from "./refusal";

export type EdgeSettings = GuardSettings & HeaderSettings;

export interface Edge {
  /** Puts the headers on the answer, and gives it where nothing else is to. True: it is answered. */
  request(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers what is no HTTP, or too much of it, and ends the connection. */
  clientError(error: NodeJS.ErrnoException, socket: Duplex): void;
}

/** Where the page's layout finds the nonce for its own scripts; Next reads it from the policy. */
const NONCE = "x-nonce";
/** Where it finds the language that the address asks for: a layout is not told what stands after the question mark. */
const LANGUAGE = "x-asked-language";
const POLICY = "content-security-policy";

/** Pages' own scripts, styles and fonts count as data: what holds for them stands in the page's policy. */
const isData = (path: string) => /^\/(api|v3|metrics|healthz|readyz|_next\/static)(\/|$)/.test(path);

export function createEdge(settings: EdgeSettings): Edge {
  const common = commonHeaders(settings);
  const forData = dataPolicy(settings);
  return {
    request(request, response) {
      for (const [name, value] of common) response.setHeader(name, value);
      const refused = guard(request, settings);
      const path = pathOf(request.url ?? "");
      const page = !refused && !isData(path);
      const nonce = page ? randomBytes(16).toString("base64") : undefined;
      const policy = nonce === undefined ? forData : pagePolicy(nonce, settings);
      response.setHeader("Content-Security-Policy", policy);
      request.headers[NONCE] = nonce;
      request.headers[LANGUAGE] = page ? languageOf(request.url ?? "") : undefined;
      request.headers[POLICY] = nonce === undefined ? undefined : policy;
      if (refused) return refuse(response, refused);
      if (request.method !== "OPTIONS") return false;
      response.writeHead(204, { allow: (allowedMethods(path) ?? []).join(", ") }).end();
      return true;
    },
    clientError(error, socket) {
      if (socket.destroyed || !socket.writable) return;
      const refused = unread(error);
      const problem = problemOf(refused);
      const body = JSON.stringify(problem);
      const head = `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n`;
      socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
    },
  };
}

/** What `?lang=` asks for, cut to a length that any language's code has; undefined where it asks for none. */
function languageOf(url: string): string | undefined {
  const at = url.indexOf("?");
  const asked = at === -1 ? null : new URLSearchParams(url.slice(at + 1)).get("lang");
  return asked !== null && /^[a-z]{2,3}$/.test(asked) ? asked : undefined;
}

function refuse(response: ServerResponse, refused: EdgeRefusal): true {
  const body = JSON.stringify(problemOf(refused));
  const type = { "content-type": "application/problem+json", "cache-control": "no-store" };
  response.writeHead(refused.status, { ...type, ...refused.headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
  return true;
}

function unread({ code }: NodeJS.ErrnoException): EdgeRefusal {
  if (code === "HPE_HEADER_OVERFLOW") return refusal(431, "title.headers-too-long", why("refused.headers-long", {}));
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return refusal(408, "title.request-timeout", why("refused.request-late", {}));
  return refusal(400, "title.bad-request", why("refused.no-http", {}));
}
