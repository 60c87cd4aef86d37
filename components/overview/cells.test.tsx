import { expect, it, vi } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { drawPage } from "@/lib/client/test-page";
import { CELLS } from "./cells";

// The viewer's clock tells nothing while a page is drawn as the server draws it.
vi.mock("@/lib/client/server-clock", () => ({ useServerNow: () => 1_800_000_065_000 }));

it.each([
  [1_800_000_064_000, "<5 s"],
  [1_800_000_057_000, "8 s"],
  [1_800_000_000_000, "1 min 5 s"],
])("a commit at %d is so old by the clock of the server, which saw it", (lastCommitAt, age) => {
  const [html] = drawPage(CELLS.commit({ lastCommitAt } as GroupSummary), {});
  expect(html.replaceAll("\u00a0", " ").replace("&lt;", "<")).toContain(`>${age}<`);
});
