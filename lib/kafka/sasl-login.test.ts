/** What is made of a broker that does not let the log-in begin. */
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { Connection } from "@platformatic/kafka";
import { expect, it, onTestFinished } from "vitest";
import { logIn, LoginError } from "./sasl-login";

const login = { mechanism: "PLAIN", username: "tide", password: () => "ebb" } as const;

/** Logs in at a broker that does this with the first request; answers what came of it. */
async function logInAt(take: (request: Buffer, socket: Socket) => void): Promise<unknown> {
  const server = createServer((socket) => void socket.once("data", (request: Buffer) => take(request, socket)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const connection = new Connection("test");
  onTestFinished(async () => {
    await connection.close().catch(() => undefined);
    server.close();
  });
  connection.on("error", () => undefined);
  await connection.connect("127.0.0.1", (server.address() as AddressInfo).port);
  return logIn(connection, login, 2).catch((error: unknown) => error);
}

/** An answer to SaslHandshake: its code, and one mechanism that is offered. */
const answering = (errorCode: number) => (request: Buffer, socket: Socket) => {
  const answer = Buffer.alloc(8 + 2 + 4 + 2);
  answer.writeInt32BE(answer.length - 4 + "PLAIN".length, 0);
  answer.writeInt32BE(request.readInt32BE(8), 4);
  answer.writeInt16BE(errorCode, 8);
  answer.writeInt32BE(1, 10);
  answer.writeInt16BE("PLAIN".length, 14);
  socket.write(Buffer.concat([answer, Buffer.from("PLAIN")]));
};

it("a port without SASL is told where the broker says so itself, by ILLEGAL_SASL_STATE", async () => {
  expect(await logInAt(answering(34))).toMatchObject({ name: "LoginError", key: "no-sasl-here" });
});

it("a mechanism that is not offered is told with those that are", async () => {
  expect(await logInAt(answering(33))).toMatchObject({ name: "LoginError", key: "mechanism", brokerMessage: "PLAIN" });
});

it.each<[string, Parameters<typeof logInAt>[0]]>([
  ["hangs up", (_, socket) => socket.destroy()],
  ["answers with another error", answering(-1)],
])("a broker that %s did not say why", async (_, take) => {
  const error = await logInAt(take);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(LoginError);
});
