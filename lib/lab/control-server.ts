/**
 * The lab's controls over HTTP on loopback: `GET /` shows it, `POST /<scenario>/<action>` acts on it. Only programs on
 * this machine may call: the lab has no pages, so that no page of whatever origin may have a browser do so.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LabSaid } from "@/lib/core/words/sentences/lab/facts";
import { refusalInEnglish } from "@/lib/core/words/sentences/refusals/english";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";
import { Refusal, type LabBench } from "./bench";
import { showLab } from "./picture";

/** Why a request is not answered; null when it is. `port`: the one that is listened on. */
export function refuseRequest(headers: IncomingHttpHeaders, port: number): Why | null {
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) {
    return why("refused.lab-host", { port });
  }
  const browser = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
  return browser ? why("refused.lab-page", {}) : null;
}

interface Answer {
  status: number;
  body: object | null;
}

const refuse = (status: number, detail: string, said: Why | LabSaid): Answer => ({
  status,
  body: { status, detail, said },
});
const refuseFor = (status: number, said: Why): Answer => refuse(status, refusalInEnglish(said), said);
const failed = ({ message: text }: Error): Answer => refuse(500, text, why("refused.as-it-is", { text }));

async function actOn(bench: LabBench, scenarioName: string, actionName: string): Promise<Answer> {
  const scenario = bench.scenarios.find(({ name }) => name === scenarioName);
  if (!scenario) {
    const known = bench.scenarios.map(({ name }) => name);
    return refuseFor(404, why("refused.other-scenarios", { scenario: scenarioName, known }));
  }
  const action = scenario.actions.find(({ name }) => name === actionName);
  if (!action) {
    const known = scenario.actions.map(({ name }) => name);
    return refuseFor(404, why("refused.other-actions", { scenario: scenarioName, action: actionName, known }));
  }
  try {
    await bench.act(scenario, action);
    return { status: 204, body: null };
  } catch (error) {
    return error instanceof Refusal ? refuse(409, error.message, error.said) : failed(error as Error);
  }
}

async function answer(bench: LabBench, mailbox: string | null, request: IncomingMessage): Promise<Answer> {
  const refusal = refuseRequest(request.headers, request.socket.localPort ?? 0);
  if (refusal !== null) return refuseFor(403, refusal);
  const path = new URL(request.url ?? "/", "http://localhost").pathname.split("/").filter(Boolean);
  if (path.length === 0 && request.method === "GET") return { status: 200, body: showLab(bench, mailbox) };
  const [scenario = "", action = "", ...rest] = path;
  if (rest.length > 0 || action === "") return refuseFor(404, why("refused.lab-address", {}));
  if (request.method !== "POST") return refuseFor(405, why("refused.lab-method", {}));
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
export async function startControlServer(bench: LabBench, mailbox: string | null = null): Promise<ControlServer> {
  const server = createServer((request, response) => {
    request.resume();
    answer(bench, mailbox, request)
      .catch(failed)
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
