/** How a wall screen behaves with nobody near it: it fits its screen, hides its cursor, and renews itself. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useStreamState } from "@/lib/client/live-stream";
import { measureScreen, type Screen } from "./layout";

const onResize = (notify: () => void) => {
  window.addEventListener("resize", notify);
  return () => window.removeEventListener("resize", notify);
};

/** The screen as the layout sees it; null while the page is rendered on the server. */
export function useScreen(): Screen | null {
  // A text, because a store's values are compared by identity.
  const size = useSyncExternalStore(
    onResize,
    () => `${window.innerWidth}x${window.innerHeight}`,
    () => null,
  );
  const [width, height] = (size ?? "").split("x").map(Number);
  return width && height ? measureScreen(width, height) : null;
}

const EVENTS = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** False once nobody has moved the pointer or pressed a key for so long. */
export function useAwake(idleMs: number): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = window.setTimeout(() => setAwake(false), idleMs);
    const wake = () => {
      setAwake(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAwake(false), idleMs);
    };
    for (const name of EVENTS) window.addEventListener(name, wake);
    return () => {
      window.clearTimeout(timer);
      for (const name of EVENTS) window.removeEventListener(name, wake);
    };
  }, [idleMs]);
  return awake;
}

const RETRY_MS = 5000;

/** Reloads the page when the server runs another build, as soon as that server really answers pages. */
export function useSelfUpdate(): void {
  const { firstBuild, build } = useStreamState();
  const outdated = build !== firstBuild;
  useEffect(() => {
    if (!outdated) return;
    const renew = () =>
      fetch(window.location.href, { cache: "no-store" }).then(
        (answer) => void (answer.ok && window.location.reload()),
        () => undefined,
      );
    void renew();
    const timer = window.setInterval(() => void renew(), RETRY_MS);
    return () => window.clearInterval(timer);
  }, [outdated]);
}

/** Keeps the screen lit where the browser can; it lets go when the page is hidden, and takes hold again. */
export function useLitScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let ended = false;
    const hold = () => {
      if (document.hidden || ended) return;
      // Refused on pages without TLS and at low battery: the screen's own settings decide then.
      navigator.wakeLock?.request("screen").then(
        (held) => (ended ? void held.release() : void (lock = held)),
        () => undefined,
      );
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      ended = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
