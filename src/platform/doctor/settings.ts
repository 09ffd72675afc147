import { type Config, isReachedByOthers } from "#config.ts";
import type { Look } from "#platform/doctor/database.ts";
import type { Finding } from "#platform/doctor/finding.ts";
import type { Connections } from "#platform/postgres/connections.ts";

/** The doctor's look at settings that do not go with what the database holds. */
export const settingsLook = (config: Config): Look => ({
  what: "settings",
  look: (connections) => lookAtSettings(config, connections),
});

async function lookAtSettings(config: Config, { keeper }: Connections): Promise<readonly Finding[]> {
  const { rows } = await keeper().query<{ sample: boolean; waiting: number }>(
    `select exists (select from hub where is_sample) as sample,
       (select count(*)::int from mail where status = 'waiting') as waiting`,
  );
  const { sample = false, waiting = 0 } = rows[0] ?? {};
  const findings: Finding[] = [];
  if (sample && isReachedByOthers(config))
    findings.push({ grade: "wrong", code: "sample-open", url: config.publicUrl });
  if (waiting > 0 && config.smtpUrl === null) findings.push({ grade: "advice", code: "mail-unsent", waiting });
  return findings;
}
