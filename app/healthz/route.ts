import { answer } from "@/lib/api/answer";

export const dynamic = "force-dynamic";

/** The process is alive. */
export function GET() {
  return answer({ status: "alive" });
}
