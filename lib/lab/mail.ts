/** A mail as the demo's mailbox keeps it. */
export interface Mail {
  id: number;
  /** When it came in, in ms since the epoch. */
  at: number;
  from: string;
  to: string[];
  subject: string;
  messageId: string | null;
  /** The first mail of its thread; null where it begins one. */
  inReplyTo: string | null;
  text: string;
  html: string | null;
}
