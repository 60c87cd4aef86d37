import { describe, expect, it } from "vitest";
import { StreamSeats } from "./stream-seats";

const seats = () => new StreamSeats({ streams: 5, streamsOfClient: 3, scopesOfClient: 2 });

describe("seats for streams", () => {
  it("are so many for a client, and others find theirs", () => {
    const all = seats();
    const own = [1, 2, 3].map(() => all.take("a", "groups"));
    expect(own.every((leave) => typeof leave === "function")).toBe(true);
    expect(all.take("a", "groups")).toBe("client");
    expect(all.take("b", "groups")).toBeTypeOf("function");
  });

  it("are of so many scopes", () => {
    const all = seats();
    all.take("a", "one");
    all.take("a", "two");
    expect(all.take("a", "three")).toBe("client");
    expect(all.take("a", "two")).toBeTypeOf("function");
  });

  it("are so many in all, and come back once when they are left", () => {
    const all = seats();
    const leave = all.take("a", "one") as () => void;
    for (const name of ["b", "c", "d", "e"]) all.take(name, "one");
    expect(all.take("f", "one")).toBe("server");
    leave();
    leave();
    expect(all.take("f", "one")).toBeTypeOf("function");
    expect(all.take("g", "one")).toBe("server");
  });

  it("are 400 and of 100 scopes for a client, and 2,000 in all, where nothing else is said", () => {
    const all = new StreamSeats();
    const taken = (client: string, scope: string, times: number) =>
      Array.from({ length: times }, () => all.take(client, scope)).filter((seat) => typeof seat === "function").length;
    expect(taken("a", "one", 401)).toBe(400);
    expect(all.take("a", "one")).toBe("client");
    const scopes = Array.from({ length: 101 }, (_, index) => all.take("b", `scope ${index}`));
    expect(scopes.indexOf("client")).toBe(100);
    for (const client of ["c", "d", "e"]) expect(taken(client, "one", 400)).toBe(400);
    expect(taken("f", "one", 400)).toBe(300);
    expect(all.take("g", "one")).toBe("server");
  });
});
