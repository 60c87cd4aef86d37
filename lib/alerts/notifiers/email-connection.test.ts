/** Connections to servers of mail: broken, slow, and those that may not be made. */
import { connect, createServer, type AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { SMTPServerOptions } from "smtp-server";
import { email } from "./email";
import { mailTo, startMailServer } from "./test-mail-server";
import { meansOf, messageOf } from "./test-messages";

const means = meansOf();
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(options: SMTPServerOptions = {}) {
  const server = await startMailServer(options);
  stops.push(server.stop);
  return server;
}

/** The port of a way to a server, which breaks off where the server says something. */
async function cutting(port: number, said: string): Promise<number> {
  const way = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    for (const end of [client, server]) end.on("error", () => undefined);
    client.pipe(server);
    server.on("data", (data) => {
      if (!data.includes(said)) return void client.write(data);
      client.destroy();
      server.destroy();
    });
  });
  await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => way.close(resolve)));
  return (way.address() as AddressInfo).port;
}

it.each([
  ["the greeting", "220 ", 0, {}],
  ["the mail", "354 ", 0, {}],
  ["the answer to the mail, which the server keeps", "queued as", 1, { isUncertain: true }],
])(
  "a connection that ends before %s: tried again, and uncertain only where the server may keep the mail",
  async (_what, cutAt, kept, more) => {
    const { port, mails } = await serve();
    const answer = await email.send(messageOf(), mailTo(await cutting(port, cutAt)), means);
    expect(answer).toEqual({ outcome: "retry", detail: expect.any(String), afterMs: null, ...more });
    expect(mails).toHaveLength(kept);
  },
);

it.each<[string, (abort: () => void) => SMTPServerOptions, object]>([
  ["who is to get the mail", (abort) => ({ onRcptTo: abort }), {}],
  ["the whole mail", (abort) => ({ onData: (stream) => void stream.on("end", abort).resume() }), { isUncertain: true }],
])("a server that is silent after %s is not waited for beyond the try", async (_what, optionsOf, more) => {
  const abort = new AbortController();
  const { port } = await serve(optionsOf(() => abort.abort()));
  const answer = await email.send(messageOf(), mailTo(port), { ...means, signal: abort.signal });
  expect(answer).toEqual({ outcome: "retry", detail: expect.stringContaining("abort"), afterMs: null, ...more });
});

it.each([
  ["127.0.0.1", "127.0.0.0/8"],
  ["localhost", "localhost"],
  ["LocalHost", "localhost"],
])("a server at %s is asked for a receiver of the page where the file allows %s", async (host, allowed) => {
  const { port, mails } = await serve();
  const page = { ...means, mayReachPrivate: false, allowed: [allowed] };
  const receiver = mailTo(port, { host, insecure: true });
  expect(await email.send(messageOf(), receiver, page)).toMatchObject({ outcome: "delivered" });
  expect(mails).toHaveLength(1);
  expect(await email.send(messageOf(), receiver, { ...page, allowed: ["10.0.0.0/8"] })).toMatchObject({
    outcome: "retry",
    detail: expect.stringContaining("not allowed"),
  });
});

it.each(["127.0.0.1", "localhost", "::ffff:127.0.0.1"])(
  "a server at %s is not asked for a receiver that was entered on a page",
  async (host) => {
    const connected: string[] = [];
    const { port } = await serve({ onConnect: ({ remoteAddress }, done) => (connected.push(remoteAddress), done()) });
    const answer = await email.send(messageOf(), mailTo(port, { host, insecure: true }), {
      ...means,
      mayReachPrivate: false,
    });
    expect(answer).toMatchObject({ outcome: "retry", detail: expect.stringContaining("not allowed") });
    expect(connected).toEqual([]);
  },
);
