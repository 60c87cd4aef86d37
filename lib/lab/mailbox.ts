/**
 * A mailbox for the demo and for tests: a real SMTP server on loopback that keeps the newest mails in memory, and a page to
 * read them. Nothing leaves the machine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { Mail } from "./mail";
import { mailListPage, mailPage } from "./mailbox-page";
import { findFreePort } from "./port";

export interface Mailbox {
  smtpPort: number;
  /** The page; `/mails.json` has all mails, the newest first. */
  url: string;
  mails(): readonly Mail[];
  /** Resolves with the first mail that `fits`, also one that is there already. */
  next(fits: (mail: Mail) => boolean): Promise<Mail>;
  stop(): Promise<void>;
}

const MOST_MAILS = 500;
const MOST_BYTES = 5_000_000;

/** Starts it on the first free ports from `basePort` on. */
export async function startMailbox({ basePort }: { basePort: number }): Promise<Mailbox> {
  const mails: Mail[] = [];
  let taken = 0;
  const waiting = new Set<(mail: Mail) => void>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: MOST_BYTES,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        readMail(Buffer.concat(parts), session, ++taken).then((mail) => {
          mails.unshift(mail);
          mails.splice(MOST_MAILS);
          for (const resolve of waiting) resolve(mail);
          done();
        }, done);
      });
    },
  });
  // A client that breaks off is no trouble of the mailbox.
  smtp.on("error", () => {});
  const smtpPort = await findFreePort(basePort);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, "127.0.0.1", resolve));
  const page = createServer((request, response) => answerPage(mails, request, response));
  const pagePort = await findFreePort(smtpPort + 1);
  await new Promise<void>((resolve) => page.listen(pagePort, "127.0.0.1", resolve));
  return {
    smtpPort,
    url: `http://127.0.0.1:${(page.address() as AddressInfo).port}`,
    mails: () => mails,
    next: (fits) => {
      const there = mails.find(fits);
      if (there) return Promise.resolve(there);
      return new Promise((resolve) => {
        const deliver = (mail: Mail) => {
          if (!fits(mail)) return;
          waiting.delete(deliver);
          resolve(mail);
        };
        waiting.add(deliver);
      });
    },
    stop: async () => {
      page.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => page.close(() => resolve())),
      ]);
    },
  };
}

async function readMail(raw: Buffer, { envelope }: SMTPServerSession, id: number): Promise<Mail> {
  const read = await PostalMime.parse(raw);
  return {
    id,
    at: Date.now(),
    from: read.from?.address ?? (envelope.mailFrom ? envelope.mailFrom.address : ""),
    to: envelope.rcptTo.map(({ address }) => address),
    subject: read.subject ?? "",
    messageId: read.messageId ?? null,
    inReplyTo: read.inReplyTo ?? null,
    text: read.text ?? "",
    html: read.html ?? null,
  };
}

/** Its own pages may not be reached under a name of somebody else's, and run nothing. */
function answerPage(mails: readonly Mail[], request: IncomingMessage, response: ServerResponse): void {
  const { port } = request.socket.address() as AddressInfo;
  const send = (status: number, type: string, body: string) =>
    response
      .writeHead(status, {
        "Content-Type": type,
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      })
      .end(body);
  if (request.headers.host !== `127.0.0.1:${port}` && request.headers.host !== `localhost:${port}`) {
    return void send(421, "text/plain", `This mailbox is at http://127.0.0.1:${port}.\n`);
  }
  const asked = request.url ?? "/";
  // What is no path, as "//", is that of no mail.
  const path = URL.canParse(asked, "http://localhost") ? new URL(asked, "http://localhost").pathname : null;
  if (path === "/") return void send(200, "text/html; charset=utf-8", mailListPage(mails));
  if (path === "/mails.json") return void send(200, "application/json", JSON.stringify(mails));
  const [, id, part] = /^\/(\d{1,9})(\/html)?$/.exec(path ?? "") ?? [];
  const mail = mails.find((one) => one.id === Number(id));
  if (!mail) return void send(404, "text/plain", "There is no such mail.\n");
  send(200, "text/html; charset=utf-8", part ? (mail.html ?? "") : mailPage(mail));
}
