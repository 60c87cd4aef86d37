/** The store of alerts, over two sets of connections: decisions have one to themselves, so that they never wait for readers. */
import type pg from "pg";
import type { Identities } from "../identities";
import { readAttempts } from "./delivery-rows";
import type { AlertStore } from "./model";
import { readAlert, readAlerts, readDeliveries, readDelivery, readMade, readOwed } from "./read";
import { addReceiver, changeReceiver, readReceivers, removeReceiver } from "./receivers";
import { addRoute, changeRoute, readRoutes, removeRoute } from "./routes";
import { addSilence, changeSilence, readSilences, removeSilence } from "./silences";
import { takeEpoch, writerOf } from "./write";

/** @param writes connections for decisions; `reads` for all else */
export function alertStoreOf(writes: pg.Pool, reads: pg.Pool, identities: Identities): AlertStore {
  return {
    takeEpoch: () => takeEpoch(writes),
    write: writerOf(writes, identities),
    read: () => readOwed(reads),
    alerts: (query) => readAlerts(reads, query),
    alert: (id) => readAlert(reads, id),
    deliveries: (query) => readDeliveries(reads, query),
    madeOf: (query) => readMade(reads, query),
    delivery: (id) => readDelivery(reads, id),
    attempts: (delivery) => readAttempts(reads, delivery),
    readSilences: (since, limit) => readSilences(reads, since, limit),
    addSilence: (silence) => addSilence(reads, silence),
    changeSilence: (id, silence) => changeSilence(reads, id, silence),
    removeSilence: (id) => removeSilence(reads, id),
    readReceivers: () => readReceivers(reads),
    addReceiver: (receiver) => addReceiver(reads, receiver),
    changeReceiver: (receiver) => changeReceiver(reads, receiver),
    removeReceiver: (name) => removeReceiver(reads, name),
    readRoutes: () => readRoutes(reads),
    addRoute: (route, before) => addRoute(reads, route, before),
    changeRoute: (id, route) => changeRoute(reads, id, route),
    removeRoute: (id) => removeRoute(reads, id),
  };
}
