import { chooseEncoding, packAnswer } from "@/lib/live/frame";
import { serve } from "@/lib/monitor/serve";
import { serveStream } from "@/lib/monitor/serve-stream";

/** Server-sent events: the picture of the scope first, then what changes. */
export async function GET(request: Request) {
  const encoding = chooseEncoding(request.headers.get("accept-encoding"));
  const answer = await serve((monitor) => serveStream(monitor, request, encoding));
  return answer.ok ? answer : packAnswer(answer, encoding);
}
