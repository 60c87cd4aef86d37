/** An answer that is sent while it is made. */
import { logger } from "@/lib/log/log";

/** @param pieces made only as fast as they are taken; ended when nobody listens any more */
export function piecewise(pieces: AsyncGenerator<Uint8Array, void>, headers: Record<string, string>): Response {
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          // The head of the answer is out already: it breaks off, which no reader takes for its end.
          logger("api").error({ err: error }, "an answer broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    // Nothing is begun before somebody reads: who asks for the headers alone never does.
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers });
}
