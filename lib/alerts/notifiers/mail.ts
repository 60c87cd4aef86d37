/**
 * A mail of a message, as nodemailer takes it. Its Message-ID is made from the delivery's id, so a mail that was sent twice is
 * known as one; all mails of a thread refer to the thread's own id, which no mail has, so they stand together even when the
 * first was lost (RFC 5322, 3.6.4). It says that a machine wrote it (RFC 3834), so that no absence note answers.
 */
import type { SendMailOptions } from "nodemailer";
import type { Message } from "@/lib/core/alerts/message";
import { keyOf } from "../keys";
import type { MessagePicture } from "../notifier";
import { shorten } from "./fitting";
import { mailPage } from "./mail-page";

const PICTURE = "chart@tidemark";

export interface Envelope {
  from: string;
  to: string[];
  cc: string[];
}

/** Control characters end lines, and marks of direction turn what is read; a space stands for both. */
const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();

/** What a receiver calls this message: `<key@domain>`. */
export function messageId(message: Pick<Message, "id">, from: string): string {
  return `<${keyOf(message.id)}@${domainOf(from)}>`;
}

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1);

/**
 * @param first the Message-ID of the thread's first mail, where it is known
 * @param picture is shown in the text; null where the message has none
 */
export function mailOf(
  message: Message,
  { from, to, cc }: Envelope,
  first: string | null,
  picture: MessagePicture | null = null,
): SendMailOptions {
  const domain = domainOf(from);
  const thread = `<${message.thread}@${domain}>`;
  const known = first !== null && /^<[\w.-]{1,200}@[\w.-]{1,253}>$/.test(first) ? first : null;
  return {
    from: { name: "Tidemark", address: from },
    to: to.map((address) => ({ name: "", address })),
    cc: cc.map((address) => ({ name: "", address })),
    subject: shorten(oneLine(message.subject), 200),
    messageId: messageId(message, from),
    inReplyTo: known ?? thread,
    references: known === null ? [thread] : [thread, known],
    date: new Date(message.madeAt),
    text: `${message.subject}\n\n${message.text}\n`,
    html: mailPage(message, picture && { cid: PICTURE, inWords: picture.inWords }),
    attachments:
      picture === null
        ? []
        : [{ filename: "chart.png", content: Buffer.from(picture.png), contentType: "image/png", cid: PICTURE }],
    // Mail that people wait for is not delayed; Outlook shows it.
    ...(message.state === "firing" && message.severity === "ERROR" ? { priority: "high" as const } : {}),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "List-Id": `Tidemark <alerts.${domain}>`,
    },
    // What stands in a message is text, never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
