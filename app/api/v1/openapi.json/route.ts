import { answer } from "@/lib/api/answer";
import { openApiDocument } from "@/lib/api/openapi";

// The path below which the server is seen is known when it runs.
export const dynamic = "force-dynamic";

/** The description of this interface. */
export function GET() {
  return answer(openApiDocument("1", process.env.TIDEMARK_BASE_PATH));
}
