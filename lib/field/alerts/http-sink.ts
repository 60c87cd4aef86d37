/** An HTTP server on loopback that keeps what is sent to it and answers what it is told to. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { findFreePort } from "@/lib/lab/port";

export interface SinkRequest {
  /** When it was whole, in ms since the epoch. */
  at: number;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SinkAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpSink {
  url: string;
  /** In the order in which they came. */
  requests: readonly SinkRequest[];
  stop(): Promise<void>;
}

const MOST_BYTES = 5_000_000;

/** Starts it on the first free port from `basePort` on. */
export async function startHttpSink(
  basePort: number,
  answer: (request: SinkRequest) => SinkAnswer = () => ({ status: 200, body: "ok" }),
): Promise<HttpSink> {
  const requests: SinkRequest[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    incoming.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) incoming.destroy();
      parts.push(part);
    });
    incoming.on("error", () => {});
    incoming.on("end", () => {
      const { url: path = "", headers } = incoming;
      const request = { at: Date.now(), path, headers, body: Buffer.concat(parts).toString("utf8") };
      requests.push(request);
      const { status, headers: more, body } = answer(request);
      response.writeHead(status, more).end(body);
    });
  });
  const port = await findFreePort(basePort);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
