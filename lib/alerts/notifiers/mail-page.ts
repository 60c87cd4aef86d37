/**
 * The HTML of a mail: one table, styles in line (clients drop style sheets), colours that are legible in a dark client with or
 * without its own rules. Everything that comes from outside is escaped; links are made of http addresses alone.
 */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { COLOURS } from "@/lib/core/words/palette";
import { linksOf, moreOf } from "./captions";
import { colourOf } from "./colours";
import { isAddress } from "./fitting";

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Apple SD Gothic Neo','Malgun Gothic',sans-serif";
const { light, dark } = COLOURS;
const QUIET = light["text-3"];
/** Clients that know the reader's theme. */
const DARK =
  `@media (prefers-color-scheme:dark){.page{background:${dark.bg}!important}` +
  `.card{background:${dark.surface}!important;border-color:${dark.line}!important}.text{color:${dark.text}!important}` +
  `.quiet{color:${dark["text-3"]}!important}.link{color:${dark.accent}!important}}`;

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const html = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");

function row({ label, value }: MessageAlert["lines"][number]): string {
  const link = `<a class="link" href="${escapeHtml(value)}" style="color:${light.accent}">${escapeHtml(value)}</a>`;
  return (
    `<tr><td class="quiet" style="padding:3px 12px 3px 0;color:${QUIET};vertical-align:top;white-space:nowrap">${escapeHtml(label)}</td>` +
    `<td class="text" style="padding:3px 0;color:${light.text};word-break:break-word">${isAddress(value) ? link : html(value)}</td></tr>`
  );
}

/** @param isPictured the mail shows the picture itself */
function buttons(alert: MessageAlert, message: Message, isPictured: boolean): string {
  const { links: all } = alert;
  const shown = { ...alert, links: isPictured ? { ...all, picture: null } : all };
  const links = linksOf(shown, message).filter(({ url }) => /^https?:\/\//.test(url));
  return links
    .map(
      ({ caption, url }) =>
        `<a href="${escapeHtml(url)}" style="display:inline-block;margin:10px 8px 0 0;padding:7px 14px;border-radius:6px;` +
        `background:${light.accent};color:${light.surface};text-decoration:none">${escapeHtml(caption)}</a>`,
    )
    .join("");
}

function card(alert: MessageAlert, message: Message, isPictured: boolean): string {
  return (
    `<tr><td class="card" style="padding:16px 18px;background:${light.surface};border:1px solid ${light.line};border-left:5px solid ${colourOf(alert)}">` +
    `<div class="text" style="font-size:16px;font-weight:600;color:${light.text};word-break:break-word">${html(alert.title)}</div>` +
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:8px;font-size:14px;line-height:20px">` +
    `${alert.lines.map(row).join("")}</table>${buttons(alert, message, isPictured)}</td></tr><tr><td style="height:12px"></td></tr>`
  );
}

/** A picture that the mail carries, by its Content-ID. */
interface CarriedPicture {
  cid: string;
  inWords: string;
}

/** @param picture null where the mail carries none: it links to one then, where it can */
export function mailPage(message: Message, picture: CarriedPicture | null): string {
  const more = moreOf(message.more, message);
  const several = message.alerts.length !== 1;
  const head = several
    ? `<tr><td class="text" style="padding:0 0 12px;font-size:18px;font-weight:600;color:${light.text}">${html(message.subject)}</td></tr>`
    : "";
  const image =
    picture === null
      ? ""
      : `<tr><td style="padding:0 0 12px"><img src="cid:${escapeHtml(picture.cid)}" alt="${escapeHtml(picture.inWords)}" width="680" style="display:block;width:100%;max-width:680px;height:auto"></td></tr>`;
  // A message about nothing in particular (a test) has its text alone.
  const body =
    message.alerts.length > 0
      ? message.alerts.map((alert) => card(alert, message, picture !== null)).join("")
      : `<tr><td class="text" style="color:${light.text}">${html(message.text)}</td></tr>`;
  const rest =
    more === null ? "" : `<tr><td class="quiet" style="color:${QUIET};padding:0 0 12px">${escapeHtml(more)}</td></tr>`;
  return (
    `<!doctype html><html lang="${message.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>${DARK}</style></head>` +
    `<body class="page" style="margin:0;padding:20px;background:${light.bg};${FONT}">` +
    `<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="max-width:680px;margin:0 auto;${FONT};font-size:14px">` +
    `${head}${body}${image}${rest}<tr><td class="quiet" style="font-size:12px;color:${QUIET}">` +
    `Tidemark · ${escapeHtml(message.receiver)} · ${escapeHtml(message.route)}</td></tr></table></body></html>`
  );
}
