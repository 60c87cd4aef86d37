/** A real server on the loopback for tests: it keeps what it was sent, and answers as it is told. */
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Received {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

type Answer = (request: Received, response: http.ServerResponse) => void;

export class Sink {
  received: Received[] = [];
  answer: Answer = (_request, response) => response.end("ok");
  url = "";
  private readonly sockets = new Set<Socket>();
  private waiting: { count: number; resolve: () => void }[] = [];

  private readonly server = http.createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const received = { method, path, headers, body };
      this.received.push(received);
      this.answer(received, response);
      for (const waiter of this.waiting) if (this.received.length >= waiter.count) waiter.resolve();
    });
  });

  async start(host = "127.0.0.1"): Promise<this> {
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => this.server.listen(0, host, resolve));
    this.url = `http://${host}:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Until so many requests have come in all. */
  async until(count: number): Promise<void> {
    if (this.received.length >= count) return;
    await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
  }

  reset(): void {
    this.received = [];
    this.waiting = [];
    this.answer = (_request, response) => response.end("ok");
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answers with a status, headers and a text. */
export const answering =
  (status: number, headers: Record<string, string> = {}, text = ""): Answer =>
  (_request, response) =>
    response.writeHead(status, headers).end(text);

/** Says how long its answer is, and closes half way. */
export const closing: Answer = (_request, response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write("the beginning", () => response.socket?.destroy());
};

/** Takes the request, and says nothing. */
export const hanging: Answer = () => undefined;
