/**
 * E-mail over SMTP, by nodemailer: with TLS from the start (port 465) or by STARTTLS, which is then required (587). Without TLS
 * only to this machine, or where the settings say `insecure`. One connection a mail: an alert is rare, and a kept connection is
 * one more thing that is dead when it is needed.
 */
import { isIP, type Socket } from "node:net";
import { createTransport } from "nodemailer";
import type { SMTPTransportGetSocket } from "nodemailer/lib/smtp-transport";
import { RequestFilteringHttpAgent } from "request-filtering-agent";
import { z } from "zod";
import type { Answer, Means, Notifier } from "../notifier";
import { filterFor } from "../outgoing";
import { secretReference } from "../secret-reference";
import { redact } from "../secrets";
import { shorten } from "./fitting";
import { mailOf, messageId } from "./mail";

const address = z
  .string()
  .max(320)
  .regex(
    /^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/u,
    "must be an address like ops@example.com",
  );
const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

const settings = z
  .strictObject({
    /** A name or an IP address. */
    host: z
      .string()
      .max(253)
      .regex(/^[A-Za-z0-9:][A-Za-z0-9:._-]*$/, "must be the name or the IP address of a mail server"),
    /** By default 465 with `implicit`, 587 with `starttls`, 25 with `none`. */
    port: z.int().min(1).max(65_535).optional(),
    tls: z.enum(["implicit", "starttls", "none"]).default("starttls"),
    /** Others may read along: any certificate is taken, and `tls: none` leaves this machine. */
    insecure: z.boolean().default(false),
    /** The certificate (PEM) of the authority that signed the server's, where that is none of the well-known ones. */
    ca: z
      .string()
      .max(100_000)
      .regex(/^-----BEGIN CERTIFICATE-----/, 'must be PEM: "-----BEGIN CERTIFICATE-----" and so on')
      .optional(),
    user: z.string().min(1).max(320).optional(),
    password: secretReference.optional(),
    from: address,
    to: z.array(address).min(1).max(50),
    cc: z.array(address).max(50).default([]),
  })
  .superRefine(({ host, tls, insecure, user, password }, context) => {
    if (tls === "none" && !insecure && !isLoopback(host)) {
      const message = `sends mail to ${host} for everybody on the way to read; use "starttls" or "implicit", or say so with insecure: true`;
      context.addIssue({ code: "custom", path: ["tls"], message, input: tls });
    }
    if ((user === undefined) !== (password === undefined)) {
      const missing = user === undefined ? "user" : "password";
      context.addIssue({
        code: "custom",
        path: [missing],
        message: "is missing: `user` and `password` are given together, or neither",
        input: undefined,
      });
    }
  });
type Settings = z.infer<typeof settings>;

const PORTS = { implicit: 465, starttls: 587, none: 25 };
/** A server that greylists or looks names up answers late, a dead one never: ms. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 20_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

type Filter = NonNullable<ReturnType<typeof filterFor>>;

/** A connection that has no private address at its other end, by the rules of outgoing HTTP. @throws Error as net does */
function filteredSocket(host: string, port: number, filter: Filter): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new RequestFilteringHttpAgent(filter).createConnection({ host, port }) as Socket;
    socket.setTimeout(PATIENCE.connectionTimeout, () =>
      socket.destroy(new Error(`no connection to ${host}:${port} in time`)),
    );
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.removeListener("error", reject);
      resolve(socket);
    });
  });
}

const socketGetter =
  (filter: Filter): SMTPTransportGetSocket =>
  ({ host = "", port }, give) =>
    void filteredSocket(host, Number(port), filter).then(
      (connection) => give(null, { connection }),
      (error: Error) => give(error),
    );

/** @param sent is called once the whole mail is on its way: nodemailer says so in its log alone, its errors are the same before */
function transportOf(
  { host, port, tls, insecure, ca, user }: Settings,
  { password, sent, means }: { password: string | null; sent: () => void; means: Means },
) {
  const filter = filterFor(host, means);
  return createTransport({
    host,
    port: port ?? PORTS[tls],
    ...PATIENCE,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    tls: { rejectUnauthorized: !insecure, minVersion: "TLSv1.2", ...(ca === undefined ? {} : { ca }) },
    ...(user === undefined || password === null ? {} : { auth: { user, pass: password }, forceAuth: true }),
    maxResponseSize: 65_536,
    logger: { ...SILENT, info: ({ tnx }: { tnx?: string }) => void (tnx === "message" && sent()) },
    ...(filter === null ? {} : { getSocket: socketGetter(filter) }),
  });
}

const nothing = () => undefined;
const SILENT = { trace: nothing, debug: nothing, warn: nothing, error: nothing, fatal: nothing };

interface SmtpError extends Error {
  responseCode?: number;
  response?: string;
  code?: string;
}

/**
 * RFC 5321, 4.2.1: 5yz is for good, 4yz for now (greylisting); what has no code is a connection that failed. 503 is about the order
 * of commands, not the mail. Without an answer to the whole mail nobody knows whether the server keeps it (RFC 5321, 4.5.3.2.6).
 */
function answerOfError(error: SmtpError, isSent: boolean, said: (text: string) => string): Answer {
  const detail = said(error.response ?? error.message);
  const { responseCode } = error;
  const isForGood = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  if (isForGood || error.code === "ENOAUTH") return { outcome: "refused", detail };
  const isUncertain = isSent && responseCode === undefined && ({ isUncertain: true } as const);
  return { outcome: "retry", detail, afterMs: null, ...isUncertain };
}

/** What a server says, without the password and what AUTH PLAIN makes of it (RFC 4616). Blanked first: half a secret is not known. */
function sayer(user: string | undefined, password: string | null): (text: string) => string {
  const secrets = password === null ? [] : [password, `\0${user ?? ""}\0${password}`];
  return (text) => shorten(redact(text, secrets), 300);
}

export const email: Notifier<Settings> = {
  kind: "email",
  settings,
  perAlert: false,
  async send(message, receiver, means) {
    const picture = await means.picture(message);
    const password = receiver.password === undefined ? null : await means.secret(receiver.password);
    const said = sayer(receiver.user, password);
    let isSent = false;
    const transport = transportOf(receiver, { password, sent: () => (isSent = true), means });
    try {
      const mail = mailOf(message, receiver, means.threadRef, picture);
      const { response, rejected, rejectedErrors = [] } = await transport.sendMail({ ...mail, signal: means.signal });
      const ref = means.threadRef ?? messageId(message, receiver.from);
      if (rejected.length === 0) return { outcome: "delivered", detail: said(response), ref };
      const why = rejectedErrors[0]?.response ?? "";
      return { outcome: "delivered", detail: said(`${response}; not to ${rejected.join(", ")}: ${why}`), ref };
    } catch (error) {
      return answerOfError(error as SmtpError, isSent, said);
    } finally {
      transport.close();
    }
  },
};
