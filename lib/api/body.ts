/** Reads the body of a request as text, up to a limit: what is longer is refused before it fills the memory. */

/** A body that is longer than allowed. */
export class BodyTooLong extends Error {
  override name = "BodyTooLong";
  constructor(readonly limit: number) {
    super(`The body is longer than the ${Math.floor(limit / 1_000_000)} MB that are read here.`);
  }
}

/** The whole body. @throws BodyTooLong as soon as more than `limit` bytes have come */
export async function readBody(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new BodyTooLong(limit);
  if (!request.body) return "";
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw new BodyTooLong(limit);
    }
    text += decoder.decode(value, { stream: true });
  }
}
