/** An answer that is sent while it is made. */
import { logger } from "@/lib/log/log";

/**
 * @param pieces made only as fast as they are taken; ended when nobody listens any more
 * @param onEnd called once, however it ends
 */
export function piecewise(
  pieces: AsyncGenerator<Uint8Array, void>,
  headers: Record<string, string>,
  onEnd: () => void = () => {},
): Response {
  let over = false;
  const end = () => {
    if (!over) onEnd();
    over = true;
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const next = await pieces.next();
        // Nobody listens any more.
        if (over) return;
        if (!next.done) return controller.enqueue(next.value);
        end();
        controller.close();
      } catch (error) {
        if (over) return;
        end();
        // The head of the answer is out already: it breaks off, which no reader takes for its end.
        logger("api").error({ err: error }, "an answer broke off");
        controller.error(error);
      }
    },
    async cancel() {
      end();
      await pieces.return(undefined);
    },
  };
  // Nothing is begun before somebody reads: who asks for the headers alone never does.
  const stream = new ReadableStream(source, { highWaterMark: 0 });
  return new Response(stream, { headers });
}
