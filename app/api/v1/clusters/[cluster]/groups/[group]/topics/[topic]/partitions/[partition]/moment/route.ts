import { parseQuery } from "@/lib/api/answer";
import { momentQuery } from "@/lib/api/past-contract";
import { readPlace, type PartitionParams } from "@/lib/serve/partition-place";
import { serve } from "@/lib/serve/serve";
import { servePartitionMoment } from "@/lib/serve/partition-moment";

/** One stored tick of a partition, as it was judged from what was known then. */
export function GET(request: Request, { params }: { params: Promise<PartitionParams> }) {
  return serve(async (monitor) => {
    const place = readPlace(await params);
    return servePartitionMoment(monitor, place, parseQuery(request.url, momentQuery).at);
  });
}
