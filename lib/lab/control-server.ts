/**
 * The lab's controls over HTTP on loopback: `GET /` shows it, `POST /<scenario>/<action>` acts on it. Only programs on
 * this machine may call: the lab has no pages, so that no page of whatever origin may have a browser do so.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal, type LabBench } from "./bench";
import { showLab } from "./picture";

/** Why a request is not answered; null when it is. `port`: the one that is listened on. */
export function refuseRequest(headers: IncomingHttpHeaders, port: number): string | null {
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) {
    return `The lab answers as 127.0.0.1:${port} only.`;
  }
  const browser = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
  return browser ? "The lab takes orders from programs, not from pages." : null;
}

interface Answer {
  status: number;
  body: object | null;
}

const say = (status: number, detail: string): Answer => ({ status, body: { status, detail } });
const list = (names: string[]) => names.join(", ") || "none";

async function actOn(bench: LabBench, scenarioName: string, actionName: string): Promise<Answer> {
  const scenario = bench.scenarios.find(({ name }) => name === scenarioName);
  if (!scenario) {
    const names = bench.scenarios.map(({ name }) => name);
    return say(404, `There is no scenario "${scenarioName}"; there are: ${list(names)}.`);
  }
  const action = scenario.actions.find(({ name }) => name === actionName);
  if (!action) {
    const names = scenario.actions.map(({ name }) => name);
    return say(404, `${scenarioName} has no action "${actionName}"; it has: ${list(names)}.`);
  }
  try {
    await bench.act(scenario, action);
    return { status: 204, body: null };
  } catch (error) {
    return say(error instanceof Refusal ? 409 : 500, (error as Error).message);
  }
}

async function answer(bench: LabBench, request: IncomingMessage): Promise<Answer> {
  const refusal = refuseRequest(request.headers, request.socket.localPort ?? 0);
  if (refusal !== null) return say(403, refusal);
  const path = new URL(request.url ?? "/", "http://localhost").pathname.split("/").filter(Boolean);
  if (path.length === 0 && request.method === "GET") return { status: 200, body: showLab(bench) };
  const [scenario = "", action = "", ...rest] = path;
  if (rest.length > 0 || action === "") return say(404, "There is GET / and POST /<scenario>/<action>.");
  if (request.method !== "POST") return say(405, "Actions are given with POST.");
  return actOn(bench, scenario, action);
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(body ? { "content-type": "application/json" } : {}),
  });
  response.end(body ? JSON.stringify(body) : undefined);
}

export interface ControlServer {
  url: string;
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startControlServer(bench: LabBench): Promise<ControlServer> {
  const server = createServer((request, response) => {
    request.resume();
    answer(bench, request)
      .catch((error: Error) => say(500, error.message))
      .then((result) => send(response, result));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
