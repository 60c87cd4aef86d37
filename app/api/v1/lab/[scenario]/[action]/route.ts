import { problem } from "@/lib/api/answer";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { serveLab } from "@/lib/serve/lab-link";
import { serve } from "@/lib/serve/serve";

const NAME = /^[a-z0-9-]{1,40}$/;

/** Does something in the lab. */
export function POST(_request: Request, { params }: { params: Promise<{ scenario: string; action: string }> }) {
  return serve(async ({ config }) => {
    const { scenario, action } = await params;
    if (!NAME.test(scenario))
      return problem(400, "title.bad-request", why("refused.no-scenario", { scenario }), "scenario");
    if (!NAME.test(action)) return problem(400, "title.bad-request", why("refused.no-action", { action }), "action");
    return serveLab(config.labUrl, "POST", `/${scenario}/${action}`);
  });
}
