import type { App } from "#app.ts";
import type { Answer, Route, Visit } from "#route.ts";
import { formKey } from "#web/form-routes.ts";

/** Gives a form that is sent twice the answer of the first, where no transaction can give it again. */
export type SameAnswers = {
  readonly of: (visit: Visit, route: Route, make: () => Promise<Answer>) => Promise<Answer>;
};

const keptMs = 30_000;
const mostKept = 5000;

/**
 * A double tap on a mailed link's button spends the link with the first and would show "spent" with the second, which is
 * what the browser shows and whose cookies it keeps. So the second joins the first: with the same key, which only the
 * browser that was shown the form knows, from the same place and browser, for half a minute, in this process. Nothing is
 * kept of what failed by a fault of ours.
 */
export function makeSameAnswers({ clock }: Pick<App, "clock">): SameAnswers {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  const forget = (now: number): void => {
    for (const [name, { until }] of kept) {
      if (until > now && kept.size < mostKept) return;
      kept.delete(name);
    }
  };
  return {
    of: async (visit, route, make) => {
      const name = await nameOf(visit, route);
      if (name === null) return make();
      const now = clock.elapsed();
      forget(now);
      const first = kept.get(name);
      if (first !== undefined) return first.answer;
      const answer = make();
      kept.set(name, { until: now + keptMs, answer });
      answer.catch(() => kept.delete(name));
      return answer;
    },
  };
}

/** By what a form is known again; null where it has no key, or where the database keeps the answer to it. */
async function nameOf(visit: Visit, { method, joins }: Route): Promise<string | null> {
  const { account, clientAddress, headers, hub } = visit;
  if (method !== "post" || (account !== null && joins === undefined)) return null;
  const key = await formKey(visit, await visit.body());
  if (key === null) return null;
  // Whoever has just come in by the first answer asks with its session the second time.
  const who = joins === "browser" ? "" : (account?.id ?? "");
  return [hub.id, key, clientAddress, headers.get("user-agent") ?? "", who].join(" ");
}
