/** What each address under `/api/v1/alerts` is for, what it takes and what it answers. */
import * as deliveries from "./alert-deliveries-contract";
import * as policy from "./alert-policy-contract";
import * as silences from "./alert-silences-contract";
import * as alerts from "./alerts-contract";
import { z } from "zod";
import type { DescribedRoute } from "./described-route";

export const describedAlertRoutes: DescribedRoute[] = [
  {
    path: "/api/v1/alerts",
    method: "get",
    summary: "What fires, what ended within a day, who was told, and whether anybody is told at all",
    query: alerts.alertsQuery,
    answer: alerts.alertsAnswer,
  },
  {
    path: "/api/v1/alerts/{id}/acknowledgement",
    method: "post",
    summary: "Acknowledge an alert: no reminders, no escalation; its end is told",
    params: ["id"],
    body: alerts.acknowledgementBody,
    answer: alerts.alert,
  },
  {
    path: "/api/v1/alerts/{id}/acknowledgement",
    method: "delete",
    summary: "Take an acknowledgement back",
    params: ["id"],
    answer: null,
  },
  {
    path: "/api/v1/alerts/links/{token}",
    method: "get",
    summary: "What the signed link of a message asks for. Nothing is done",
    params: ["token"],
    answer: alerts.linkAnswer,
  },
  {
    path: "/api/v1/alerts/links/{token}",
    method: "post",
    summary: "Do what the signed link of a message asks for: acknowledge, or silence",
    params: ["token"],
    body: alerts.linkBody,
    answer: alerts.linkDone,
  },
  {
    path: "/api/v1/alerts/silences",
    method: "get",
    summary: "Silences and maintenance windows: active, scheduled, past",
    answer: silences.silencesAnswer,
  },
  {
    path: "/api/v1/alerts/silences",
    method: "post",
    summary: "Silence what fits, from now on or later, until a time, until it is resolved, or again and again",
    body: silences.silenceBody,
    status: 201,
    answer: silences.silence,
  },
  {
    path: "/api/v1/alerts/silences/{id}",
    method: "delete",
    summary: "Take a silence back: what still fires is told at once",
    params: ["id"],
    answer: null,
  },
  {
    path: "/api/v1/alerts/silences/preview",
    method: "post",
    summary: "What a silence would match now, and what it would have kept quiet in the last seven days",
    body: silences.previewBody,
    answer: silences.previewAnswer,
  },
  {
    path: "/api/v1/alerts/policy",
    method: "get",
    summary: "Receivers without their secrets, routes in the order in which they are asked, defaults, owners",
    answer: policy.policyAnswer,
  },
  {
    path: "/api/v1/alerts/receivers",
    method: "post",
    summary: "Enter a receiver, or change one that was entered here. Secrets are names of environment variables",
    body: policy.receiverBody,
    status: 201,
    answer: policy.receiver,
  },
  {
    path: "/api/v1/alerts/receivers/{name}",
    method: "delete",
    summary: "Remove a receiver that was entered here, and that no route names",
    params: ["name"],
    answer: null,
  },
  {
    path: "/api/v1/alerts/receivers/{name}/test",
    method: "post",
    summary: "Send a test message the way that all messages take; its delivery is answered while it is on its way",
    params: ["name"],
    body: z.object({}),
    status: 202,
    answer: deliveries.delivery,
  },
  {
    path: "/api/v1/alerts/routes",
    method: "post",
    summary: "Enter a route; it is asked after the file's",
    body: policy.routeBody,
    status: 201,
    answer: policy.route,
  },
  {
    path: "/api/v1/alerts/routes/{id}",
    method: "delete",
    summary: "Remove a route that was entered here",
    params: ["id"],
    answer: null,
  },
  {
    path: "/api/v1/alerts/route-test",
    method: "get",
    summary: "Where an alert would go, and why",
    query: policy.routeTestQuery,
    answer: policy.routeTestAnswer,
  },
  {
    path: "/api/v1/alerts/deliveries",
    method: "get",
    summary: "Messages that were sent or are on their way, newest first, page by page",
    query: deliveries.deliveriesQuery,
    answer: deliveries.deliveriesAnswer,
  },
  {
    path: "/api/v1/alerts/deliveries/{id}",
    method: "get",
    summary: "One message with its text and the attempts to deliver it",
    params: ["id"],
    answer: deliveries.deliveryDetail,
  },
  {
    path: "/api/v1/alerts/backtest",
    method: "post",
    summary: "Which messages these routes would have sent over stored history; 31 days at most",
    body: deliveries.backtestBody,
    answer: deliveries.backtestAnswer,
  },
];
