/** /alerts/act?token=…: where the links of messages lead. Mail programs open links by themselves, so nothing happens by that. */
import type { Metadata } from "next";
import { ActView } from "@/components/alerts/act-view";
import { requestWords } from "../../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await requestWords()).alerts.act.title,
  // The token is in the address.
  referrer: "no-referrer",
});

export default function ActPage() {
  return <ActView />;
}
