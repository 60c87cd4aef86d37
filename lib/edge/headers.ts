/** Headers that every answer carries: what a browser may do with it, and who may put it into a frame. */

export interface HeaderSettings {
  frameAncestors: readonly string[];
  /** In development code is evaluated and reloaded over a socket. */
  dev: boolean;
}

const ancestorsOf = ({ frameAncestors }: HeaderSettings) =>
  frameAncestors.length === 0 ? "'none'" : frameAncestors.map((url) => new URL(url).origin).join(" ");

/** The policy of a page: no script but the server's own files, and those that carry this answer's `nonce`. */
export function pagePolicy(nonce: string, settings: HeaderSettings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${settings.dev ? " 'unsafe-eval'" : ""}`,
    // Charts and virtual lists place their parts by style attributes.
    "style-src 'self' 'unsafe-inline'",
    // A chart is saved as a picture by way of both.
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${settings.dev ? " ws:" : ""}`,
    "object-src 'none'",
    // A chart that is saved as a picture finds its fonts relative to its own style sheets.
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${ancestorsOf(settings)}`,
  ].join("; ");
}

/** The policy of everything that is no page: nothing in it may act, and a picture that is opened by itself belongs to no site. */
export const dataPolicy = (settings: HeaderSettings): string =>
  `default-src 'none'; frame-ancestors ${ancestorsOf(settings)}; sandbox`;

/** The rest of them, the same for all answers. */
export function commonHeaders({ frameAncestors }: HeaderSettings): [name: string, value: string][] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    // Browsers that do not know frame-ancestors know this; it cannot name sites.
    ...(frameAncestors.length === 0 ? [["X-Frame-Options", "DENY"] as [string, string]] : []),
  ];
}
