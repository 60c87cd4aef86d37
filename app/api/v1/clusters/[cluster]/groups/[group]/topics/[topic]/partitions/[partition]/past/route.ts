import { parseQuery } from "@/lib/api/answer";
import { pastQuery } from "@/lib/api/past-contract";
import { readPlace, type PartitionParams } from "@/lib/serve/partition-place";
import { serve } from "@/lib/serve/serve";
import { servePartitionPast } from "@/lib/serve/partition-past";

/** What the rules find in a range of a partition's past, and how its commits followed each other. */
export function GET(request: Request, { params }: { params: Promise<PartitionParams> }) {
  return serve(async (monitor) => {
    const place = readPlace(await params);
    return servePartitionPast(monitor, { place, ...parseQuery(request.url, pastQuery), signal: request.signal });
  });
}
