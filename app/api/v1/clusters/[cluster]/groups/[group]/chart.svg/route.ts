import { answerPicture } from "@/lib/serve/chart-picture";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** The chart of one of a group's partitions as SVG, for messages, chats and reports. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve((monitor) => answerPicture(monitor, { request, params }, "svg"));
}
