/** The structured logger: one JSON object a line on standard error, with secrets blanked wherever they hide. */
import pino from "pino";

export type Logger = pino.Logger;

const SECRET_KEYS = [
  "password",
  "token",
  "secret",
  "authorization",
  "clientSecret",
  "key",
  "passphrase",
  "DATABASE_URL",
];

/** Blanks the password of any URL inside a text: `postgres://u:p@h` becomes `postgres://u:***@h`. */
export function redactUrls(text: string): string {
  return text.replace(/(?<!\w)(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, "$1:***@");
}

const root = pino(
  {
    base: undefined,
    level: process.env.LOG_LEVEL ?? "info",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "***" },
    serializers: {
      err: (error: unknown) => {
        if (!(error instanceof Error)) return redactUrls(String(error));
        return { name: error.name, message: redactUrls(error.message), stack: redactUrls(error.stack ?? "") };
      },
    },
  },
  pino.destination({ fd: 2, sync: true }),
);

/** A logger for one room; every line carries the room's name. */
export function logger(room: string): Logger {
  return root.child({ room });
}
