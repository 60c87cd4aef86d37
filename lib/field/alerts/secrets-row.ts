/** Nobody but the receiver ever sees a receiver's secret: not the database, the log, the interface, the metrics, the pages. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Mismatch } from "../row";
import type { AlertField, AlertRow, WatchedServer } from "./alert-field";
import { startHttpSink, type HttpSink, type SinkRequest } from "./http-sink";
import { deliveriesOf } from "./postgres-row";
import { allTo, withScene } from "./scene";
import { waitUntil } from "./wait-until";

const LIMIT_MS = 120_000;

/** Secrets in the environment and in files, by what they are for. */
function makeSecrets(dir: string) {
  const make = () => `s3cret-${randomBytes(12).toString("hex")}`;
  const env = { VERIFY_SIGNING: make(), VERIFY_TOKEN: make(), VERIFY_PASSWORD: make(), VERIFY_PATH: make() };
  const inFile = { bearer: make(), header: make() };
  const fileOf = (name: keyof typeof inFile) => join(dir, `${name}.secret`);
  for (const name of ["bearer", "header"] as const) writeFileSync(fileOf(name), `${inFile[name]}\n`, { mode: 0o600 });
  return { env, fileOf, all: [...Object.values(env), ...Object.values(inFile)] };
}

type Secrets = ReturnType<typeof makeSecrets>;

/** Says back all that it was sent, as careless servers do, and takes nothing. */
function echo({ path, headers, body }: SinkRequest) {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  const decoded = basic === undefined ? "" : Buffer.from(basic, "base64").toString("utf8");
  const status = path.includes("refuse") ? 400 : 503;
  return { status, body: JSON.stringify({ path, authorization: headers.authorization, decoded, headers, body }) };
}

function receiversWith({ fileOf }: Secrets, sink: HttpSink): Record<string, object> {
  const port = new URL(sink.url).port;
  return {
    refusing: {
      webhook: {
        url: `${sink.url}/refuse`,
        secret: { env: "VERIFY_SIGNING" },
        headers: { "X-Api-Key": { file: fileOf("header") }, Authorization: { env: "VERIFY_TOKEN" } },
      },
    },
    failing: { alertmanager: { url: sink.url, bearer: { file: fileOf("bearer") } } },
    basic: { alertmanager: { url: sink.url, user: "tidemark", password: { env: "VERIFY_PASSWORD" } } },
    secretAddress: { webhook: { url: { env: "VERIFY_ADDRESS" } } },
    post: {
      email: {
        ...{ host: "127.0.0.1", port: Number(port), tls: "none", user: "u", password: { env: "VERIFY_PASSWORD" } },
        ...{ from: "a@verify.test", to: ["b@verify.test"] },
      },
    },
  };
}

async function checkSecrets(field: AlertField): Promise<string> {
  const secrets = makeSecrets(field.dir);
  const sink = await startHttpSink(field.basePort + 30, echo);
  const others = receiversWith(secrets, sink);
  const env = { ...secrets.env, VERIFY_ADDRESS: `${sink.url}/${secrets.env.VERIFY_PATH}/hook` };
  const alerts = (receivers: Record<string, object>) => allTo({ ...receivers, ...others });
  try {
    return await withScene(field, { groups: 1, alerts, env }, async ({ work, server, hook }) => {
      const [group = ""] = work.groups;
      work.stall(group);
      await awaitTries(field, server, [...Object.keys(others), "hook", "mail"]);
      if (hook.requests.length === 0) throw new Mismatch(["the receiver that takes everything was told of nothing"]);
      return lookEverywhere(field, server, secrets.all, sink);
    });
  } finally {
    await sink.stop();
  }
}

/** Until every receiver was tried and its answer is written down. */
function awaitTries({ signal }: AlertField, server: WatchedServer, receivers: readonly string[]): Promise<true> {
  return waitUntil(
    async () => {
      const tried = new Set(
        ((await deliveriesOf(server)) ?? []).filter((one) => one.attempts > 0).map((one) => one.receiver),
      );
      return receivers.every((name) => tried.has(name)) || null;
    },
    { what: `a try of ${receivers.join(", ")}`, limitMs: LIMIT_MS, signal },
  );
}

async function lookEverywhere(
  { database }: AlertField,
  server: WatchedServer,
  secrets: readonly string[],
  sink: HttpSink,
): Promise<string> {
  const sent = sink.requests.map(({ path, headers, body }) => `${path} ${JSON.stringify(headers)} ${body}`).join("\n");
  const places: [string, string][] = [
    ["the database", await database.dump()],
    ["the log", readFileSync(server.logFile, "utf8")],
    ...(await pagesOf(server)),
  ];
  const wrong = places.flatMap(([name, text]) =>
    secrets.flatMap((secret) =>
      formsOf(secret).flatMap((form) => (text.includes(form) ? [`${name} holds a secret`] : [])),
    ),
  );
  if (wrong.length > 0) throw new Mismatch([...new Set(wrong)]);
  const reached = secrets.filter((secret) => formsOf(secret).some((form) => sent.includes(form))).length;
  // Those that are never sent as they are: the one that signs, and the password of a mail server that is none.
  if (reached < secrets.length - 1)
    throw new Mismatch([`only ${reached} of ${secrets.length} secrets reached a receiver`]);
  const bytes = places.reduce((sum, [, text]) => sum + text.length, 0);
  return `${secrets.length} secrets, ${sink.requests.length} answers that say them back, none in ${places.length} places (${(bytes / 1e6).toFixed(1)} MB)`;
}

/** As it is, and as it stands in headers and addresses. */
const formsOf = (secret: string) => [
  secret,
  Buffer.from(secret, "utf8").toString("base64").replace(/=+$/, ""),
  Buffer.from(`tidemark:${secret}`, "utf8").toString("base64"),
];

async function pagesOf({ url }: WatchedServer): Promise<[string, string][]> {
  const paths = ["", "/policy", "/silences", "/deliveries?limit=200"].map((path) => `/api/v1/alerts${path}`);
  const { deliveries } = (await (await fetch(`${url}${paths[3]}`)).json()) as { deliveries: { id: string }[] };
  for (const { id } of deliveries) paths.push(`/api/v1/alerts/deliveries/${encodeURIComponent(id)}`);
  paths.push("/metrics", "/alerts", "/api/v1/clusters", "/healthz");
  const pages: [string, string][] = [];
  // One after the other: a server that is asked for much at once says that it is busy.
  for (const path of paths) {
    const answer = await fetch(`${url}${path}`);
    if (!answer.ok) throw new Mismatch([`${path} answers ${answer.status}: ${await answer.text()}`]);
    pages.push([path, await answer.text()]);
  }
  return pages;
}

export const SECRETS_ROW: AlertRow = {
  name: "secrets",
  about: "no secret of a receiver in the database, the log, the interface, the metrics or the pages",
  run: checkSecrets,
};
