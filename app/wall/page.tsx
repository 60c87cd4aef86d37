import type { Metadata } from "next";
import { WallView } from "@/components/wall/wall-view";

export const metadata: Metadata = { title: "Wall" };

/** A screen for the team's wall. */
export default function WallPage() {
  return <WallView />;
}
