/** For tests: a way to a real broker that carries only so many bytes a second, as a far or busy one does. */
import { once } from "node:events";
import { createServer, connect, type Server, type Socket } from "node:net";
import { pipeline, Transform } from "node:stream";

export class SlowLink {
  /** Bytes a second from the broker, for each connection. */
  rate = Number.POSITIVE_INFINITY;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly target: number) {
    this.server = createServer((client) => this.take(client));
  }

  /** Listens on a port of 127.0.0.1. */
  async listen(port: number): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(client: Socket): void {
    const broker = connect(this.target, "127.0.0.1");
    for (const socket of [client, broker]) {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    }
    // Either end may go at any moment; the pipeline takes the other one along.
    pipeline(client, broker, () => undefined);
    pipeline(broker, this.brake(), client, () => undefined);
  }

  /** Holds each piece back for as long as it takes on the way. */
  private brake(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const ms = (chunk.length / this.rate) * 1000;
        if (ms < 1) done(null, chunk);
        else setTimeout(() => done(null, chunk), ms);
      },
    });
  }
}
