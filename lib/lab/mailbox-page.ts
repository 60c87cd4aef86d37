/** What the demo's mailbox looks like: a list of mails, and one mail. */
import type { Mail } from "./mail";

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 960px; padding: 24px 16px; }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: left; padding: 8px 12px 8px 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); vertical-align: top; }
  td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 720px; border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 8px; background: #fff; }
  a { color: inherit; }
`;

const page = (title: string, body: string, refreshS?: number): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>${refreshS ? `<meta http-equiv="refresh" content="${refreshS}">` : ""}<style>${STYLE}</style></head>
<body>${body}</body></html>`;

const time = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** All mails, the newest first; it looks again by itself. */
export function mailListPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({ id, at, to, subject }) =>
      `<tr><td>${time(at)}</td><td><a href="/${id}">${escape(subject)}</a></td><td>${escape(to.join(", "))}</td></tr>`,
  );
  const list =
    rows.length === 0
      ? "<p>No mail yet. The first comes once a group is in trouble; the stalled case takes about a minute.</p>"
      : `<table><thead><tr><th>Received</th><th>Subject</th><th>To</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return page("Mailbox of the demo", `<h1>Mailbox of the demo</h1>${list}`, 5);
}

/** One mail: its HTML in a frame that may do nothing, and its text. */
export function mailPage({ id, at, from, to, subject, text, html }: Mail): string {
  return page(
    subject,
    `<p><a href="/">All mails</a></p><h1>${escape(subject)}</h1>
<p>${time(at)}<br>From ${escape(from)}<br>To ${escape(to.join(", "))}</p>
${html === null ? "" : `<iframe sandbox src="/${id}/html" title="The mail as a mail program shows it"></iframe><h2>As plain text</h2>`}
<pre>${escape(text)}</pre>`,
  );
}
