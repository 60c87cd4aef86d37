/** How a wall screen behaves with nobody near it: it turns with the screen, hides its cursor, and renews itself. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useStreamState } from "@/lib/client/live-stream";

const PORTRAIT = "(orientation: portrait)";

/** True where the screen is higher than wide. */
export function usePortrait(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = window.matchMedia(PORTRAIT);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => window.matchMedia(PORTRAIT).matches,
    () => false,
  );
}

const IDLE_MS = 3000;

/** False once the pointer has rested for three seconds. */
export function usePointerAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = window.setTimeout(() => setAwake(false), IDLE_MS);
    const wake = () => {
      setAwake(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAwake(false), IDLE_MS);
    };
    window.addEventListener("pointermove", wake);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pointermove", wake);
    };
  }, []);
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
