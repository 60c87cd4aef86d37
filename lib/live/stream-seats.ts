/** How many streams are read at one time: of each client, so that none keeps the others out, and of all. */

export interface SeatLimits {
  streams: number;
  streamsOfClient: number;
  /** Different scopes: each makes a picture of its own in every cycle. */
  scopesOfClient: number;
}

/** Many people may sit behind one address; a browser opens one stream for each page. */
const LIMITS: SeatLimits = { streams: 2000, streamsOfClient: 400, scopesOfClient: 100 };

interface Client {
  streams: number;
  /** Streams by scope. */
  scopes: Map<string, number>;
}

export class StreamSeats {
  private readonly clients = new Map<string, Client>();
  private streams = 0;

  constructor(private readonly limits: SeatLimits = LIMITS) {}

  /** A seat for one stream; the answer leaves it, once. Or whose limit is reached. */
  take(name: string, scope: string): (() => void) | "client" | "server" {
    const client = this.clients.get(name) ?? { streams: 0, scopes: new Map<string, number>() };
    const readers = client.scopes.get(scope) ?? 0;
    if (client.streams >= this.limits.streamsOfClient) return "client";
    if (readers === 0 && client.scopes.size >= this.limits.scopesOfClient) return "client";
    if (this.streams >= this.limits.streams) return "server";
    this.clients.set(name, client);
    client.scopes.set(scope, readers + 1);
    client.streams++;
    this.streams++;
    let left = false;
    return () => {
      if (!left) this.leave(name, client, scope);
      left = true;
    };
  }

  private leave(name: string, client: Client, scope: string): void {
    const readers = client.scopes.get(scope)! - 1;
    if (readers === 0) client.scopes.delete(scope);
    else client.scopes.set(scope, readers);
    client.streams--;
    this.streams--;
    if (client.streams === 0) this.clients.delete(name);
  }
}
