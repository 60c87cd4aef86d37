/**
 * How many messages a text takes on the phone network: 160 characters of the GSM alphabet or 70 UTF-16 units in one, 153 or 67
 * in each of several, which leave room for their number (3GPP TS 23.038, 6.2.1; TS 23.040, 9.2.3.24).
 */
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These take two places. */
const GSM_ESCAPED = "^{}\\[~]|€\f";

const places = new Map([
  ...[...GSM].map((sign) => [sign, 1] as const),
  ...[...GSM_ESCAPED].map((sign) => [sign, 2] as const),
]);

/** Messages that the text takes; 0 for none. */
export function segmentsOf(text: string): number {
  if (text === "") return 0;
  const isGsm = [...text].every((sign) => places.has(sign));
  const [alone, several] = isGsm ? [160, 153] : [70, 67];
  const sizes = [...text].map((sign) => (isGsm ? (places.get(sign) ?? 1) : sign.length));
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return 1;
  // A character is not split between two messages.
  let count = 1;
  let room = several;
  for (const size of sizes) {
    if (size > room) {
      count++;
      room = several;
    }
    room -= size;
  }
  return count;
}

/** The longest beginning that takes at most `most` messages. What is cut ends in "...", which is in every alphabet. */
export function fitSegments(text: string, most: number): string {
  // No message holds more of either alphabet: what is longer is not looked at, however long it is.
  const longest = most * 160;
  if (text.length <= longest && segmentsOf(text) <= most) return text;
  const signs = [...text.slice(0, longest)];
  let low = 0;
  for (let high = signs.length; low < high;) {
    const middle = Math.ceil((low + high) / 2);
    if (segmentsOf(`${signs.slice(0, middle).join("")}...`) <= most) low = middle;
    else high = middle - 1;
  }
  return `${signs.slice(0, low).join("").trimEnd()}...`;
}
