import { markText } from "#domain/audit/rules.ts";
import type { ChainBreak } from "#domain/audit/terms.ts";
import type { Observation } from "#platform/doctor/finding.ts";
import type { Words } from "#text/speak.ts";

/** What `banso doctor` has seen of the audit trail of one hub. */
type AuditObservation = Extract<Observation, { code: "audit" | "audit-unreadable" | "audit-mark" }>;

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
  "mark-missed": (seq) => ({
    ja: `このサーバーが見届けた${seq}番がありません（古い状態に戻されたか、作り直されています。バックアップを戻したのなら、データフォルダーの audit-marks を別の名前にしてください）`,
    en: `no. ${seq}, which this machine has seen, is not there (an old state was put back, or the trail was made anew; after a restore of a backup, please rename audit-marks in the data folder)`,
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

/** How the audit trail stands, and the mark by which it is known again. */
export function auditWords(seen: AuditObservation): Words {
  if (seen.code === "audit-unreadable")
    return {
      ja: "監査の記録は確かめられませんでした。秘密の文字列（BANSO_SECRET またはデータフォルダーの secret）がありません。",
      en: "The audit trail could not be checked: the secret (BANSO_SECRET, or the file secret in the data folder) is missing.",
    };
  if (seen.code === "audit-mark") return markFound(seen);
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
    ja: `${hub} の監査の記録は、${seq}番まで正しくつながっています。印 ${markText({ seq, hash })} を別の場所に控え、あとで banso doctor --mark に渡すと、丸ごとの書き換えにも気づけます。`,
    en: `The audit trail of ${hub} is whole up to no. ${seq}. Note its mark ${markText({ seq, hash })} elsewhere and give it to banso doctor --mark later: even a complete rewriting is noticed.`,
  };
}

/** Whether the trail of any hub still holds a mark that somebody noted. */
const markFound = ({ mark, hub }: Extract<Observation, { code: "audit-mark" }>): Words =>
  hub === null
    ? {
        ja: `控えの印 ${mark} は、どの拠点の監査の記録にもありません。写し間違いでなければ、記録が古い状態に戻されたか、作り直されています。`,
        en: `The mark ${mark} is in no hub's audit trail. Unless it was copied wrongly, an old state was put back or the trail was made anew.`,
      }
    : {
        ja: `控えの印 ${mark} は、${hub} の監査の記録にあります。`,
        en: `The mark ${mark} is in the audit trail of ${hub}.`,
      };
