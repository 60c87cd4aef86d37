/** SVG as text: every value is escaped, so that a name is text whatever it holds. */

/** Text of an element or of an attribute; characters that XML does not know are left out. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

type Attributes = Record<string, string | number>;

/** An element around what is SVG already. */
export function element(name: string, attributes: Attributes, ...inside: string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return inside.length === 0 ? `<${name}${given.join("")}/>` : `<${name}${given.join("")}>${inside.join("")}</${name}>`;
}

/** A line of text, or any other element that holds nothing but text. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes, escapeXml(text));

/** Pixels to a tenth: more makes files long, not lines finer. */
export const px = (value: number): number => Math.round(value * 10) / 10;
