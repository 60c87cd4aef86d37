import { chooseEncoding, packAnswer } from "@/lib/live/frame";
import { serve } from "@/lib/serve/serve";
import { serveStream } from "@/lib/serve/stream";

/** Server-sent events: the picture of the scope first, then what changes. */
export async function GET(request: Request) {
  const encoding = chooseEncoding(request.headers.get("accept-encoding"));
  const answer = await serve((monitor) => serveStream(monitor, request, encoding));
  return answer.ok ? answer : packAnswer(answer, encoding);
}
