import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Notifier } from "./notifier";
import { discord } from "./notifiers/discord";
import { sms } from "./notifiers/sms";
import { tryOnce } from "./one-try";
import { messageOf, deliveryOf, NOW } from "./test-deliveries";

const server = createServer((socket) => socket.on("error", () => undefined).once("data", () => socket.destroy()));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_HOOK;
  await new Promise((resolve) => server.close(resolve));
});

const url = { env: "TIDEMARK_SECRET_HOOK" };
const texts = { to: ["+4915112345678"], form: { Body: "{{ text }}" } };

async function answerFrom(notifier: Notifier, settings: object, address: string) {
  process.env.TIDEMARK_SECRET_HOOK = `${address}/api/webhooks/1/sEcReT-0123`;
  return tryOnce(messageOf(deliveryOf()), {
    addressee: { notifier, settings: notifier.settings.parse(settings), mayReachPrivate: true, allowed: [] },
    threadRef: null,
    signal: new AbortController().signal,
    tryMs: 5_000,
    now: () => NOW,
  });
}

const KINDS: [string, Notifier, object][] = [
  ["an address that is a secret", discord, { url }],
  ["a gateway of SMS", sms, { url, ...texts }],
];

it.each(KINDS)("nothing has arrived at %s where nobody listens", async (_what, notifier, settings) => {
  // "localhost" may be two addresses, whose errors come together.
  for (const host of ["127.0.0.1", "localhost"]) {
    const answer = await answerFrom(notifier, settings, `http://${host}:1`);
    expect(answer).toEqual({ outcome: "retry", detail: expect.stringContaining("ECONNREFUSED"), afterMs: null });
    expect(answer.detail).not.toContain("sEcReT");
  }
});

it.each(KINDS)("it may have arrived at %s that closes without an answer", async (_what, notifier, settings) => {
  const { port } = server.address() as AddressInfo;
  const answer = await answerFrom(notifier, settings, `http://127.0.0.1:${port}`);
  expect(answer).toMatchObject({ outcome: "retry", isUncertain: true });
  expect(answer.detail).not.toContain("sEcReT");
});
