/** The mailbox takes real mails by SMTP and shows them without letting them do anything. */
import { request } from "node:http";
import nodemailer from "nodemailer";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startMailbox, type Mailbox } from "./mailbox";

let mailbox: Mailbox;
beforeAll(async () => (mailbox = await startMailbox({ basePort: 25_300 })));
afterAll(() => mailbox.stop());

const send = (subject: string) =>
  nodemailer.createTransport({ host: "127.0.0.1", port: mailbox.smtpPort, secure: false, ignoreTLS: true }).sendMail({
    ...{ from: "tidemark@example.com", to: "team@example.com", subject, messageId: "<a@example.com>" },
    ...{ text: "fraud-check 가 멈췄습니다", html: "<script>alert(1)</script><p>fraud-check</p>" },
  });

const ask = (path: string, host: string) =>
  new Promise<{ status: number; body: string; policy: string }>((resolve, reject) => {
    request(`${mailbox.url}${path}`, { headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          body,
          policy: String(response.headers["content-security-policy"]),
        }),
      );
    })
      .on("error", reject)
      .end();
  });

it("keeps a mail as it was meant, and shows it as text", async () => {
  const waited = mailbox.next(({ subject }) => subject === "<b>ERROR</b>: fraud-check");
  await send("<b>ERROR</b>: fraud-check");
  expect(await waited).toMatchObject({
    ...{ from: "tidemark@example.com", to: ["team@example.com"], messageId: "<a@example.com>" },
    text: "fraud-check 가 멈췄습니다\n",
  });
  const own = new URL(mailbox.url).host;
  const list = await ask("/", own);
  expect(list.body).toContain("&#60;b&#62;ERROR");
  expect(list.body).not.toContain("<b>ERROR");
  const html = await ask("/1/html", own);
  expect(html.body).toContain("<script>");
  expect(html.policy).toContain("default-src 'none'");
  expect((await ask("/7", own)).status).toBe(404);
});

it("answers what is no path, and goes on", async () => {
  const own = new URL(mailbox.url).host;
  for (const path of ["//", "//?", "///"]) expect((await ask(path, own)).status).toBe(404);
});

it("gives every mail an id of its own, also those that are read at once", async () => {
  const read = PostalMime.parse.bind(PostalMime);
  const count = 3;
  let arrived = 0;
  let go = () => {};
  const all = new Promise<void>((resolve) => (go = resolve));
  const slow = vi.spyOn(PostalMime, "parse").mockImplementation(async (raw) => {
    if (++arrived === count) go();
    await all;
    return read(raw);
  });
  await Promise.all(Array.from({ length: count }, (_, index) => send(`at once ${index}`)));
  slow.mockRestore();
  const ids = mailbox.mails().map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(count);
  expect(new Set(ids).size).toBe(ids.length);
});

it("is not there under another name", async () => {
  expect((await ask("/mails.json", "mails.example.com")).status).toBe(421);
});
