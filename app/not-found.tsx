import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      title="There is no such page"
      action={
        <Link href="/" className={buttonClass()}>
          To the overview
        </Link>
      }
    >
      The address may be mistyped, or the group may be gone.
    </EmptyState>
  );
}
