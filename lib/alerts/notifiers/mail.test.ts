import { createTransport } from "nodemailer";
import { expect, it } from "vitest";
import { mailOf, messageId } from "./mail";
import { readMail } from "./test-mail-server";
import { alertOf, messageOf } from "./test-messages";

const envelope = { from: "tidemark@example.com", to: ["ops@example.com"], cc: [] };

/** The mail as it would go out. */
async function written(mail: ReturnType<typeof mailOf>) {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail(mail);
  return readMail((message as Buffer).toString("latin1"));
}

it("shows a picture in its text", async () => {
  const links = {
    open: "https://t/1",
    incident: null,
    picture: "https://t/chart.png",
    acknowledge: null,
    silence: null,
  };
  const message = messageOf([alertOf("x", { links })]);
  const picture = { png: Buffer.from("PNG"), inWords: 'payments/1 <b>: "STALLED"' };
  const { parts } = await written(mailOf(message, envelope, null, picture));
  const part = parts.find(({ headers }) => headers.get("content-type")?.startsWith("image/png"));
  expect(part?.text).toBe("PNG");
  expect(part?.headers.get("content-id")).toBe("<chart@tidemark>");
  const html = parts.find(({ headers }) => headers.get("content-type")?.startsWith("text/html"))?.text;
  expect(html).toContain('src="cid:chart@tidemark" alt="payments/1 &lt;b&gt;: &quot;STALLED&quot;"');
  expect(html).not.toContain("https://t/chart.png");
});

it("links to the picture where it carries none", async () => {
  const links = { open: null, incident: null, picture: "https://t/chart.png", acknowledge: null, silence: null };
  const { parts } = await written(mailOf(messageOf([alertOf("x", { links })]), envelope, null));
  expect(parts.map(({ text }) => text)).toContainEqual(expect.stringContaining('<a href="https://t/chart.png"'));
});

it("is about a test as well, which has no alerts", async () => {
  const { headers, parts } = await written(
    mailOf(messageOf([], { subject: "Test", text: "It <works>." }), envelope, null),
  );
  expect(headers.get("subject")).toBe("Test");
  expect(parts.map(({ text }) => text.trim())).toEqual([
    "Test\r\n\r\nIt <works>.",
    expect.stringContaining("It &lt;works&gt;."),
  ]);
});

it.each([
  ["firing", "ERROR", "1 (Highest)"],
  ["firing", "WARNING", undefined],
  ["resolved", "ERROR", undefined],
] as const)("%s in %s has the priority %s", async (state, severity, priority) => {
  const { headers } = await written(mailOf(messageOf([alertOf("x", { state, severity })]), envelope, null));
  expect(headers.get("x-priority")).toBe(priority);
});

it.each(["<a@b>\r\nBcc: c@d", "1764432000.000100", "<a b@c>"])(
  "does not refer to %j, which is no Message-ID",
  (first) => {
    expect(mailOf(messageOf(), envelope, first).references).toEqual([`<${"b2".repeat(32)}@example.com>`]);
  },
);

it("has an id of hex, whatever the delivery's holds", () =>
  expect(messageId({ id: "ops/<x>@\r\n" }, "a@b@example.com")).toMatch(/^<[0-9a-f]{64}@example\.com>$/));
