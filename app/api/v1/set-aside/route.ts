import { serve } from "@/lib/serve/serve";
import { serveNewSetAside, serveSetAside } from "@/lib/serve/set-aside";

/** The groups that people set aside. */
export function GET() {
  return serve((monitor) => serveSetAside(monitor));
}

/** Sets groups aside. */
export function POST(request: Request) {
  return serve((monitor) => serveNewSetAside(monitor, request, Date.now()));
}
