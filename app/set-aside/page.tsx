import type { Metadata } from "next";
import { SetAsideView } from "@/components/set-aside/set-aside-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).setAside.title });

/** Groups that people set aside: who, why, since when; more of them, and back again. */
export default function SetAsidePage() {
  return <SetAsideView />;
}
