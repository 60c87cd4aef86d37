/** A real SMTP server on loopback, and what a mail that it took says. */
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { email } from "./email";
import { selfSigned } from "./test-certificate";

/** What servers show that offer STARTTLS. */
export const certificate = selfSigned();

export interface TakenMail {
  from: string;
  to: string[];
  user: string | undefined;
  isSecure: boolean;
  raw: string;
}

/** An answer that is no success. */
export const smtpError = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/** Settings of a receiver whose mails go to a server on loopback. */
export const mailTo = (port: number, more: object = {}) =>
  email.settings.parse({
    host: "127.0.0.1",
    port,
    tls: "none",
    from: "tidemark@example.com",
    to: ["ops@example.com"],
    ...more,
  });

export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Asks the network who 127.0.0.1 is.
    disableReverseLookup: true,
    ...certificate,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        mails.push({
          from,
          to: rcptTo.map(({ address }) => address),
          user: session.user as string | undefined,
          isSecure: session.secure,
          raw: Buffer.concat(chunks).toString("latin1"),
        });
        done(null, "queued as 1");
      });
    },
    ...options,
  });
  // A client that does not like the certificate goes away: that is what the test asks for.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

interface Part {
  headers: Map<string, string>;
  text: string;
}

/** The header of a part, unfolded (RFC 5322, 2.2.3), its encoded words read (RFC 2047). A name that stands twice is an error. */
function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    if (colon < 1 || headers.has(name)) throw new Error(`no header, or one that stands twice: ${line}`);
    headers.set(name, decodedWords(line.slice(colon + 1).trim()));
  }
  return headers;
}

const decodedWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind = "", word = ""]) =>
          kind.toUpperCase() === "B" ? Buffer.from(word, "base64") : quotedBytes(word.replaceAll("_", " ")),
        ),
      ).toString("utf8"),
    );

const quotedBytes = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

/** The mail's header, and its parts that hold something, in order. */
export function readMail(raw: string): { headers: Map<string, string>; parts: Part[] } {
  const end = raw.indexOf("\r\n\r\n");
  const headers = headersOf(raw.slice(0, end));
  const body = raw.slice(end + 4);
  const boundary = /boundary="?([^";]+)/.exec(headers.get("content-type") ?? "")?.[1];
  if (boundary !== undefined) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return { headers, parts: inner.flatMap((part) => readMail(part.replace(/^\r\n/, "")).parts) };
  }
  const encoding = headers.get("content-transfer-encoding");
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : encoding === "quoted-printable"
        ? quotedBytes(body)
        : Buffer.from(body, "latin1");
  return { headers, parts: [{ headers, text: bytes.toString("utf8") }] };
}
