/**
 * Secrets of receivers: settings say where one stands, and it is read anew for each try, so that a changed one counts at once and
 * none stays anywhere. What leaves this process of a receiver's answers is blanked first.
 */
import { open } from "node:fs/promises";
import type { SecretReference } from "./notifier";

const MOST_BYTES = 64 * 1024;

/** A page's user could send himself any variable that he may name; so he may name these only. */
const PAGE_PREFIX = "TIDEMARK_SECRET_";

/** Whether a receiver that was entered on a page may refer to it: no files, and variables with `PAGE_PREFIX` only. */
export function allowedOnPage(reference: SecretReference): boolean {
  return "env" in reference && reference.env.startsWith(PAGE_PREFIX);
}

/**
 * The secret that a reference stands for, without the newline that editors put at the end of a file.
 * @throws Error naming the reference, never the value
 */
export async function secret(reference: SecretReference): Promise<string> {
  const value = "env" in reference ? process.env[reference.env] : await fileText(reference.file);
  const name = "env" in reference ? `The environment variable ${reference.env}` : `The file ${reference.file}`;
  const trimmed = value?.replace(/\r?\n$/, "");
  if (trimmed === undefined || trimmed === "") throw new Error(`${name} holds no secret: set it, or name another one.`);
  if (trimmed.includes("\0") || /[\r\n]/.test(trimmed)) throw new Error(`${name} holds more than one line of text.`);
  return trimmed;
}

/** Reads no more than is allowed, whatever the file is: it may be a device without an end. */
async function fileText(path: string): Promise<string> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The file ${path} with a secret cannot be read: ${error.code ?? "unknown error"}.`);
  });
  try {
    const buffer = Buffer.alloc(MOST_BYTES + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    if (bytesRead > MOST_BYTES) throw new Error(`The file ${path} is longer than ${MOST_BYTES} bytes: no secret is.`);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Shorter ones could be told from where the blanks are. */
const LEAST_TO_BLANK = 5;

/** A text without secrets: `***` for each, also as URLs, JSON, headers for basic authentication and base64 write it. */
export function redact(text: string, values: Iterable<string>): string {
  let clean = text;
  for (const value of [...values].sort((a, b) => b.length - a.length))
    for (const form of formsOf(value)) {
      if (form === "" || !clean.includes(form)) continue;
      if (form.length < LEAST_TO_BLANK) return "***";
      clean = clean.replaceAll(form, "***");
    }
  return clean;
}

function formsOf(value: string): Set<string> {
  const base64 = Buffer.from(value).toString("base64");
  const forms = [value, JSON.stringify(value).slice(1, -1)];
  for (const text of [base64, base64.replaceAll("+", "-").replaceAll("/", "_")])
    forms.push(text, text.replace(/=+$/, ""));
  try {
    forms.push(encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2));
  } catch {
    // A lone surrogate cannot stand in a URL.
  }
  return new Set([...forms, ...partsOfUrl(value)].sort((a, b) => b.length - a.length));
}

/** Parts of an address that are long enough to be what is secret about it. */
const LEAST_PART = 8;

function partsOfUrl(value: string): string[] {
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return [];
  const { pathname, search, searchParams } = new URL(value);
  const parts = [pathname, search, ...pathname.split("/"), ...searchParams.values()];
  return parts.filter((part) => part.length >= LEAST_PART);
}
