import type { Observation } from "#platform/doctor/finding.ts";
import { sampleIsOpen } from "#text/serving.ts";
import type { Words } from "#text/speak.ts";

/** What `banso doctor` has seen of the service that people get: mail, jobs, connections, the sample region. */
type ServiceObservation = Extract<
  Observation,
  { code: "mail" | "mail-unsent" | "jobs" | "connections" | "sample-open" }
>;

/** Mail, jobs, connections and the sample region as sentences: what is so and, where it is not right, what to do. */
export function serviceWords(seen: ServiceObservation): Words {
  switch (seen.code) {
    case "mail":
      return mailWords(seen.waiting, seen.givenUp);
    case "mail-unsent":
      return {
        ja: `メールが${seen.waiting}通待っていますが、SMTP_URL がないので送られません。SMTP_URL を指定するか、運用担当のページ「送るメール」の内容を本人に伝えてください。`,
        en: `Mail waiting: ${seen.waiting}, and without SMTP_URL none is sent. Please give SMTP_URL, or pass on what the operator's page “Outgoing mail” shows.`,
      };
    case "jobs":
      return jobWords(seen.givenUp, seen.names);
    case "connections":
      return seen.allowed >= seen.needed
        ? {
            ja: `PostgreSQL には${seen.allowed}本までつなげます（1つのプロセスに${seen.needed}本が要ります）。`,
            en: `PostgreSQL takes ${seen.allowed} connections (one process needs ${seen.needed}).`,
          }
        : {
            ja: `PostgreSQL には${seen.allowed}本までしかつなげず、1つのプロセスに要る${seen.needed}本に足りません。max_connections を増やしてください。`,
            en: `PostgreSQL takes only ${seen.allowed} connections, and one process needs ${seen.needed}. Please raise max_connections.`,
          };
    case "sample-open":
      return sampleIsOpen(seen.url);
  }
}

function mailWords(waiting: number, givenUp: number): Words {
  if (givenUp === 0)
    return { ja: `送信を待つメールは${waiting}通です。`, en: `Mail waiting: ${waiting}; none had to be given up.` };
  return {
    ja: `送れなかったメールが${givenUp}通あります（送信待ちは${waiting}通）。運用担当のページ「送るメール」で宛先を確かめ、直した宛先で招待などをやり直してください。`,
    en: `Mail that could not be sent: ${givenUp} (waiting: ${waiting}). Please look at the addresses on the operator's page “Outgoing mail”, and invite again, or whatever it was, with the right ones.`,
  };
}

function jobWords(givenUp: number, names: readonly string[]): Words {
  if (givenUp === 0)
    return { ja: "裏方の仕事に、あきらめたものはありません。", en: "No background job had to be given up." };
  return {
    ja: `何度試しても失敗した裏方の仕事が${givenUp}件あります（${names.join("、")}）。理由はサーバーの記録の job-failed の行にあります。原因を直してから、元になった操作をもう一度行ってください。`,
    en: `Background jobs that failed at every try: ${givenUp} (${names.join(", ")}). The lines job-failed of the server's log say why. Please mend the cause, then repeat what they came from.`,
  };
}
