import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { SMTPServerOptions } from "smtp-server";
import { email } from "./email";
import { certificate, mailTo, readMail, smtpError, startMailServer } from "./test-mail-server";
import { alertOf, HOSTILE, meansOf, messageOf } from "./test-messages";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(options: SMTPServerOptions = {}) {
  const server = await startMailServer(options);
  stops.push(server.stop);
  return server;
}

const means = meansOf({ PASSWORD: "pass-word" });
const DOMAIN = "example.com";
const THREAD = `<${"b2".repeat(32)}@${DOMAIN}>`;

describe("a mail", () => {
  it("is plain and HTML, from a machine, in its thread, under an id of its own", async () => {
    const { port, mails } = await serve();
    const receiver = mailTo(port, { to: ["ops@example.com", "lead@example.com"], cc: ["log@example.com"] });
    const answer = await email.send(messageOf(), receiver, means);
    expect(answer).toMatchObject({ outcome: "delivered", detail: "250 queued as 1" });
    expect(mails[0]).toMatchObject({
      from: "tidemark@example.com",
      to: ["ops@example.com", "lead@example.com", "log@example.com"],
    });
    const { headers, parts } = readMail(mails[0]?.raw ?? "");
    expect(Object.fromEntries(headers)).toMatchObject({
      from: "Tidemark <tidemark@example.com>",
      to: "ops@example.com, lead@example.com",
      cc: "log@example.com",
      subject: "ERROR: fraud-check on prod-eu is stalled",
      "in-reply-to": THREAD,
      references: THREAD,
      "auto-submitted": "auto-generated",
      "x-auto-response-suppress": "All",
      "list-id": "Tidemark <alerts.example.com>",
    });
    expect(headers.get("message-id")).toMatch(/^<[0-9a-f]{64}@example\.com>$/);
    expect(answer).toMatchObject({ ref: headers.get("message-id") });
    expect(parts.map((part) => part.headers.get("content-type")?.split(";")[0])).toEqual(["text/plain", "text/html"]);
    expect(parts[0]?.text).toContain("Where: fraud-check · payments-3");
    expect(parts[1]?.text).toContain('href="https://tidemark.example.com/groups/x?at=1&amp;b=2"');
    expect(parts[1]?.text).toContain('href="https://tidemark.example.com/incidents/x%401764432000000"');
  });

  it("has the same id when it is sent once more, and another one when it is another", async () => {
    const { port, mails } = await serve();
    for (const id of ["ops/1", "ops/1", "ops/2"]) await email.send(messageOf([alertOf()], { id }), mailTo(port), means);
    const [first, again, other] = mails.map(({ raw }) => readMail(raw).headers.get("message-id"));
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("answers the first mail of its thread", async () => {
    const { port, mails } = await serve();
    const answer = await email.send(messageOf(), mailTo(port), { ...means, threadRef: "<first@example.com>" });
    expect(answer).toMatchObject({ ref: "<first@example.com>" });
    const { headers } = readMail(mails[0]?.raw ?? "");
    expect([headers.get("in-reply-to"), headers.get("references")]).toEqual([
      "<first@example.com>",
      `${THREAD} <first@example.com>`,
    ]);
  });

  it.each(HOSTILE)("is not changed by %j", async (name) => {
    const { port, mails } = await serve();
    await email.send(
      messageOf([alertOf(name), alertOf(name)], { subject: `ERROR: ${name}`.slice(0, 200) }),
      mailTo(port),
      means,
    );
    expect(mails[0]?.to).toEqual(["ops@example.com"]);
    const { headers, parts } = readMail(mails[0]?.raw ?? "");
    expect(headers.has("bcc")).toBe(false);
    expect(headers.get("subject")).toMatch(/^ERROR: [^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u);
    const html = parts[1]?.text ?? "";
    const tags = new Set([...html.matchAll(/<\/?([a-z!]+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(
      ["!doctype", "a", "body", "div", "head", "html", "meta", "style", "table", "td", "tr"]
        .concat(name.includes("\n") ? ["br"] : [])
        .sort(),
    );
    expect(html).not.toMatch(/onerror=alert\(1\)>(?!&)/);
  });
});

describe("TLS and who we are", () => {
  const secure = { secure: true };
  const check: SMTPServerOptions["onAuth"] = ({ username, password }, _session, done) =>
    password === "pass-word" ? done(null, { user: username }) : done(smtpError(535, "5.7.8 wrong password"));
  const login = { user: "tidemark", password: { env: "PASSWORD" } };

  it.each([
    ["implicit", { ...secure, onAuth: check }],
    ["starttls", { onAuth: check }],
  ] as const)("logs in over %s to a server whose certificate is known", async (tls, options) => {
    const { port, mails } = await serve(options);
    expect(await email.send(messageOf(), mailTo(port, { tls, ca: certificate.cert, ...login }), means)).toMatchObject({
      outcome: "delivered",
    });
    expect(mails).toMatchObject([{ user: "tidemark", isSecure: true }]);
  });

  it.each(["implicit", "starttls"] as const)(
    "says nothing over %s to a server whose certificate is not known",
    async (tls) => {
      const { port, mails } = await serve(tls === "implicit" ? secure : {});
      const answer = await email.send(messageOf(), mailTo(port, { tls, ...login }), means);
      expect(answer).toMatchObject({ outcome: "retry", detail: expect.stringMatching(/self.signed certificate/) });
      expect(mails).toEqual([]);
      // Unless that is asked for.
      expect(await email.send(messageOf(), mailTo(port, { tls, insecure: true }), means)).toMatchObject({
        outcome: "delivered",
      });
    },
  );

  it.each([
    ["the password", "pass-word"],
    ["what AUTH LOGIN makes of it", Buffer.from("pass-word").toString("base64")],
    ["what AUTH PLAIN makes of it", Buffer.from("\0tidemark\0pass-word").toString("base64")],
  ])("shows nothing of %s, also where a long answer is cut", async (_what, form) => {
    const before = "x".repeat(284);
    const { port } = await serve({
      ...secure,
      onAuth: (_given, _session, done) => done(smtpError(535, before + form)),
    });
    const receiver = mailTo(port, { tls: "implicit", ca: certificate.cert, ...login });
    expect(await email.send(messageOf(), receiver, means)).toEqual({ outcome: "refused", detail: `535 ${before}***` });
  });

  it("does not go on without STARTTLS where it is asked for", async () => {
    const { port, mails } = await serve({ disabledCommands: ["STARTTLS"] });
    expect((await email.send(messageOf(), mailTo(port, { tls: "starttls" }), means)).outcome).not.toBe("delivered");
    expect(mails).toEqual([]);
  });

  it("is refused with a wrong password, which it does not say", async () => {
    const { port } = await serve({ ...secure, onAuth: check });
    const answer = await email.send(
      messageOf(),
      mailTo(port, { tls: "implicit", ca: certificate.cert, ...login }),
      meansOf({ PASSWORD: "other-word" }),
    );
    expect(answer).toMatchObject({ outcome: "refused", detail: expect.stringContaining("535") });
    expect(answer.detail).not.toContain("other-word");
  });
});

describe("what the server answers", () => {
  it("is greylisted, and goes through the next time", async () => {
    let tries = 0;
    const { port, mails } = await serve({
      onRcptTo: (_address, _session, done) =>
        done(++tries === 1 ? smtpError(451, "4.7.1 greylisted, come again") : null),
    });
    expect(await email.send(messageOf(), mailTo(port), means)).toEqual({
      outcome: "retry",
      detail: expect.stringMatching(/^451 4\.7\.1/),
      afterMs: null,
    });
    expect(await email.send(messageOf(), mailTo(port), means)).toMatchObject({ outcome: "delivered" });
    expect(mails).toHaveLength(1);
  });

  it.each([
    [
      "no such mailbox",
      { onRcptTo: (_address, _session, done) => done(smtpError(550, "5.1.1 no such mailbox")) },
      "refused",
      /^550 5\.1\.1/,
    ],
    [
      "a sender that it does not like",
      { onMailFrom: (_address, _session, done) => done(smtpError(553, "5.7.1 not you")) },
      "refused",
      /^553 5\.7\.1/,
    ],
    [
      "a full disk",
      { onMailFrom: (_address, _session, done) => done(smtpError(452, "4.3.1 no room")) },
      "retry",
      /^452 4\.3\.1/,
    ],
    [
      "too many connections",
      { onConnect: (_session, done) => done(smtpError(421, "4.7.0 try again later")) },
      "retry",
      /421/,
    ],
    [
      "mail that it finds to be spam",
      { onData: (stream, _session, done) => stream.on("end", () => done(smtpError(554, "5.7.1 spam"))).resume() },
      "refused",
      /^554 5\.7\.1/,
    ],
  ] satisfies [string, SMTPServerOptions, string, RegExp][])("%s", async (_what, options, outcome, detail) => {
    const { port } = await serve(options as SMTPServerOptions);
    expect(await email.send(messageOf(), mailTo(port), means)).toMatchObject({
      outcome,
      detail: expect.stringMatching(detail),
    });
  });

  it("is delivered to those that are taken, and says who is not", async () => {
    const { port, mails } = await serve({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("gone") ? smtpError(550, "5.1.1 no such mailbox") : null),
    });
    const answer = await email.send(messageOf(), mailTo(port, { to: ["gone@example.com", "ops@example.com"] }), means);
    expect(answer).toMatchObject({
      outcome: "delivered",
      detail: expect.stringMatching(/not to gone@example\.com: 550 5\.1\.1/),
    });
    expect(mails[0]?.to).toEqual(["ops@example.com"]);
  });

  it("is tried again when nobody is there, or nobody speaks before the try ends", async () => {
    expect(await email.send(messageOf(), mailTo(1), means)).toMatchObject({
      outcome: "retry",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
    const sockets: Socket[] = [];
    const abort = new AbortController();
    const mute = createServer((socket) => {
      sockets.push(socket);
      abort.abort();
    });
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    stops.push(() => new Promise((resolve) => mute.close(resolve)));
    const { port } = mute.address() as AddressInfo;
    expect(await email.send(messageOf(), mailTo(port), { ...means, signal: abort.signal })).toMatchObject({
      outcome: "retry",
    });
    for (const socket of sockets) socket.destroy();
  });
});
