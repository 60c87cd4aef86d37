/** What the lab's page says where no lab runs: how to start one. */
import { Link } from "../ui/link";
import { FlaskConical } from "lucide-react";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export function LabAbsent() {
  return (
    <Card>
      <EmptyState
        icon={FlaskConical}
        title="No lab runs beside this server"
        action={
          <Link href="/cases" className={buttonClass()}>
            Read about the cases
          </Link>
        }
      >
        Start it with <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs text-text">npm run demo</code>
        : a real broker, real traffic and this dashboard, with buttons here to stall a consumer, slow it down or kill a
        broker, and to make it well again.
      </EmptyState>
    </Card>
  );
}
