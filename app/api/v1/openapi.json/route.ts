import { answer } from "@/lib/api/answer";
import { openApiDocument } from "@/lib/api/openapi";

/** The description of this interface. */
export function GET() {
  return answer(openApiDocument("1"));
}
