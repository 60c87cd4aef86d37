/** Requests as no well-behaved client sends them: the bytes go out as they are written here. */
import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Sends a head of these lines to `base` and reads the answer to the end of the connection. */
export function sendRaw(base: string, lines: string[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (piece) => (text += piece));
    socket.on("end", () => resolve(parse(text)));
    socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  });
}

function parse(text: string): RawAnswer {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map(
    (line) => [line.split(":")[0]!.toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const,
  );
  const named: Record<string, string> = Object.fromEntries(headers);
  const rest = body.join("\r\n\r\n");
  const whole = named["transfer-encoding"] === "chunked" ? joinChunks(Buffer.from(rest)) : rest;
  return { status: Number(first.split(" ")[1]), headers: named, body: whole };
}

/** RFC 9112, 7.1: each chunk stands behind its length in hex; one of length 0 is the end. */
function joinChunks(body: Buffer): string {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf("\r\n", at);
    const length = end < 0 ? 0 : parseInt(body.toString("latin1", at, end), 16);
    if (!(length > 0)) return Buffer.concat(chunks).toString("utf8");
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
