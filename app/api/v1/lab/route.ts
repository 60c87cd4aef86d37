import { serve } from "@/lib/serve/serve";
import { serveLab } from "@/lib/serve/lab-link";

export const dynamic = "force-dynamic";

/** The lab's scenarios and what can be done with them; 404 where no lab runs. */
export function GET() {
  return serve(({ config }) => serveLab(config.labUrl, "GET", ""));
}
