/** No group is in the case, said plainly; with the way to bring it about where a lab runs. */
"use client";

import Link from "next/link";
import { useStreamState } from "@/lib/client/live-stream";
import type { Case } from "@/lib/core/terms";
import { buttonClass } from "../ui/button";
import { LESSONS } from "./lessons";

export function NoneNow({ slug }: { slug: Case }) {
  const { lab } = useStreamState();
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      <p className="text-base font-medium">{LESSONS[slug].none}</p>
      {lab ? (
        <Link href={`/lab#${LESSONS[slug].lab}`} className={buttonClass()}>
          Bring it about in the lab
        </Link>
      ) : null}
    </div>
  );
}
