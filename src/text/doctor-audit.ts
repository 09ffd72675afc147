import type { ChainBreak } from "#domain/audit/terms.ts";
import type { Observation } from "#platform/doctor/finding.ts";
import type { Words } from "#text/speak.ts";

/** What `banso doctor` has seen of the audit trail of one hub. */
type AuditObservation = Extract<Observation, { code: "audit" | "audit-unreadable" }>;

const breakWords: { readonly [Code in ChainBreak["code"]]: (seq: number) => Words } = {
  changed: (seq) => ({ ja: `${seq}番が書き換えられています`, en: `no. ${seq} was changed` }),
  "event-missing": (seq) => ({ ja: `${seq}番の出来事が消されています`, en: `the event of no. ${seq} was deleted` }),
  "link-missing": (seq) => ({ ja: `${seq}番が抜かれています`, en: `no. ${seq} was taken out` }),
  "put-in": (seq) => ({ ja: `${seq}番はあとから差し込まれています`, en: `no. ${seq} was put in afterwards` }),
  "tail-cut": (seq) => ({
    ja: `${seq}番から後ろが切り取られています`,
    en: `everything from no. ${seq} on was cut off`,
  }),
  "head-forged": (seq) => ({
    ja: `先頭の印（${seq}番）がこの設置の鍵と合いません`,
    en: `the seal of the head (no. ${seq}) is not by this installation's key`,
  }),
  unlinked: (seq) => ({
    ja: `${seq}番までのどこにもない出来事が、記録済みとされています`,
    en: `events that none of the ${seq} links holds are marked as sealed`,
  }),
  unrecorded: () => ({
    ja: "記録にない招待があります（全体が消され、始め直された疑いがあります）",
    en: "there are invitations that the trail does not hold (it seems to have been deleted as a whole and begun anew)",
  }),
};

const marked = (hash: string): string => hash.slice(0, 16);

/** How the audit trail stands, and the mark by which it is known again. */
export function auditWords(seen: AuditObservation): Words {
  if (seen.code === "audit-unreadable")
    return {
      ja: "監査の記録は確かめられませんでした。秘密の文字列（BANSO_SECRET またはデータフォルダーの secret）がありません。",
      en: "The audit trail could not be checked: the secret (BANSO_SECRET, or the file secret in the data folder) is missing.",
    };
  const { hub, seq, hash, breaks, breakCount, overdue } = seen;
  if (breakCount > 0) {
    const told = breaks.map((each) => breakWords[each.code](each.seq));
    const more = breakCount - told.length;
    return {
      ja: `${hub} の監査の記録が、記録したときのままではありません：${told.map((words) => words.ja).join("、")}${more > 0 ? `、ほか${more}か所` : ""}。秘密の文字列を変えた覚えがなければ、バックアップと見比べ、だれがデータベースに入れたかを調べてください。`,
      en: `The audit trail of ${hub} is not as it was sealed: ${told.map((words) => words.en).join("; ")}${more > 0 ? `; and ${more} more` : ""}. Unless the secret was changed, please compare with a backup and find out who could enter the database.`,
    };
  }
  if (overdue > 0)
    return {
      ja: `${hub} の監査の記録は${seq}番まで正しくつながっていますが、${overdue}件がまだつながれていません。裏方の仕事が動いているか確かめてください。`,
      en: `The audit trail of ${hub} is whole up to no. ${seq}, but ${overdue} events still wait to be sealed. Please check that background jobs run.`,
    };
  return {
    ja: `${hub} の監査の記録は、${seq}番まで正しくつながっています。印 ${marked(hash)} を別の場所に控えておくと、丸ごとの書き換えにも気づけます。`,
    en: `The audit trail of ${hub} is whole up to no. ${seq}. Note its mark ${marked(hash)} elsewhere, and even a complete rewriting is noticed.`,
  };
}
