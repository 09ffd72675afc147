import { describeOperations } from "#api/describe.ts";
import { engagementOperations } from "#api/engagements.ts";
import { firmOperations } from "#api/firms.ts";
import type { Operation } from "#api/operation.ts";
import { personOperations } from "#api/people.ts";
import { projectOperations } from "#api/projects.ts";
import { json, type Route } from "#route.ts";

/** Every operation of the API. */
export const operations: readonly Operation[] = [
  ...firmOperations,
  ...projectOperations,
  ...personOperations,
  ...engagementOperations,
];

/** The API's ways in: its operations, and the text that describes them. */
export const apiRoutes: readonly Route[] = [
  ...operations.map(({ route }) => route),
  {
    method: "get",
    path: "/api/openapi.json",
    act: "api.describe",
    door: "api",
    run: ({ speak }) => Promise.resolve(json(describeOperations(operations, speak))),
  },
];
