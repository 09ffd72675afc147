import type { SignedIn, TestApp, TestHub } from "./app.ts";

/** Enters an engagement of the hub's own person at its own firm, as its coordinator; gives its number. */
export async function enterTestEngagement(
  house: TestApp,
  hub: TestHub,
  { fromWeek, halfDays = 6 }: { readonly fromWeek: string; readonly halfDays?: number },
): Promise<number> {
  const coordinator: SignedIn = await house.signInAs("coordinator", hub);
  const answer = await coordinator.ask("/engagements", {
    fields: {
      firm: String(hub.firm.number),
      person: String(hub.person.number),
      project: "",
      title: "販路の立て直し",
      role: "",
      roleKind: "specialist",
      stage: "trial",
      halfDays: String(halfDays),
      onSiteHalfDays: "0",
      fromWeek,
      weeks: "12",
      payYenPerMonth: "0",
    },
  });
  const number = Number(/\/engagements\/(\d+)/.exec(answer.headers.get("location") ?? "")?.[1]);
  if (!Number.isInteger(number)) throw new Error(`the engagement was not entered: ${answer.status}`);
  return number;
}
