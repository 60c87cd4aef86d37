/** On every page: loads what shows notifications of this browser, where its person wants them. Draws nothing. */
"use client";

import dynamic from "next/dynamic";
import { useNotifyHere } from "./notify-here";

const Watching = dynamic(() => import("./watch-notices").then((module) => module.WatchNotices), { ssr: false });

export function BrowserNotices() {
  return useNotifyHere() === "on" ? <Watching /> : null;
}
