import type { StepInStory, StoryEvent, StoryKind } from "#domain/stories/terms.ts";
import { concernStateWords } from "#text/accompaniment.ts";
import { endingWords, sideWords } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { handStateOfStaff } from "#text/hands.ts";
import { reviewKindWords, reviewResultWords } from "#text/inside-reviews.ts";
import { dialogueChannelWords } from "#text/needs.ts";
import { periodWords } from "#text/people.ts";
import { meetingModeWords, proposalPhaseWords } from "#text/proposals.ts";
import { referralStatusWords } from "#text/referrals.ts";
import type { Words } from "#text/speak.ts";

/** Labels of the form by which staff write into a story line. */
export const storyLabels = {
  kind: { ja: "何を書きますか", en: "What is it?" },
  onDay: { ja: "いつのこと", en: "Which day" },
  spokenBy: { ja: "だれの言葉", en: "Who said it" },
  words: { ja: "言葉", en: "Words" },
} as const satisfies Record<string, Words>;

/** What was written down. */
export const storyKindWords: { readonly [K in StoryKind]: Words } = {
  worry: { ja: "悩み", en: "Worry" },
  visit: { ja: "訪問", en: "Visit" },
  call: { ja: "電話", en: "Call" },
  note: { ja: "メモ", en: "Note" },
};

export const storyWords = {
  title: { ja: "これまでの歩み", en: "The story so far" },
  lead: {
    ja: "新しい順です。拠点の職員だけが読みます。",
    en: "The newest first. Only the hub's staff read it.",
  },
  none: { ja: "まだ何も起きていません", en: "Nothing has happened yet" },
  noneText: {
    ja: "話したことや訪ねたことを、上から書き残せます。",
    en: "What was said or seen can be written down above.",
  },
  older: { ja: "もっと前を見る", en: "Earlier" },
  newest: { ja: "いちばん新しいところに戻る", en: "Back to the newest" },
  write: { ja: "書き残す", en: "Write something down" },
  writeNow: { ja: "歩みに加える", en: "Add it to the story" },
  writeLead: {
    ja: "書いたものは消せません。相手の言葉は、できるだけそのまま残してください。",
    en: "What is written stays. Keep people's words as they said them.",
  },
  wordsExample: {
    ja: "「息子に継がせたいが、営業を教えられる人がいない」",
    en: "“I want my son to take over, but nobody can teach him sales.”",
  },
  spokenByExample: { ja: "社長", en: "the owner" },
  pictureKey: {
    ja: "帯は参画の期間、丸は伴走面談や書き残したこと、四角はそのほかの出来事です。下の一覧に同じことが書いてあります。",
    en: "Bars are engagements, dots are check-ins and what was written down, squares are other events. The list below says the same.",
  },
  laneEngagements: { ja: "参画", en: "Engaged" },
  laneVoices: { ja: "声", en: "Voices" },
  laneSteps: { ja: "出来事", en: "Events" },
  today: { ja: "今日", en: "Today" },
  hubItself: { ja: "拠点のしくみ", en: "the hub itself" },
} as const satisfies Record<string, Words>;

/** What an act did, told as an event. Acts that are not named here are told as a change. */
const actWords: Readonly<Record<string, Words>> = {
  "firm.enter": { ja: "企業を登録しました", en: "The firm was entered" },
  "firm.edit": { ja: "企業の内容を変えました", en: "The firm was changed" },
  "firm.publish": { ja: "企業のページを公開しました", en: "The firm's page was published" },
  "firm.withdraw": { ja: "企業のページの公開をやめました", en: "The firm's page was withdrawn" },
  "person.enter": { ja: "人材を登録しました", en: "The person was entered" },
  "person.edit": { ja: "人材の内容を変えました", en: "The person was changed" },
  "project.enter": { ja: "案件を登録しました", en: "The project was entered" },
  "project.edit": { ja: "案件の内容を変えました", en: "The project was changed" },
  "project.publish": { ja: "案件を公開しました", en: "The project was published" },
  "project.close": { ja: "案件の募集を終わりにしました", en: "The project was closed" },
  "project.reopen": { ja: "案件を下書きに戻しました", en: "The project became a draft again" },
  "engagement.enter": { ja: "参画を登録しました", en: "The engagement was entered" },
  "engagement.edit": { ja: "参画の内容を変えました", en: "The engagement was changed" },
  "companion.name": { ja: "伴走者を決めました", en: "The companion was named" },
  "engagement.end": { ja: "参画の終わりを記録しました", en: "The end of the engagement was recorded" },
};
const someChange: Words = { ja: "内容を変えました", en: "It was changed" };

/** What happened on the way to an engagement. */
function stepWords(event: StepInStory): Words {
  const led = (head: Words, now: Words): Words => ({
    ja: `${head.ja}：${now.ja}`,
    en: `${head.en}: ${now.en.charAt(0).toLowerCase()}${now.en.slice(1)}`,
  });
  switch (event.kind) {
    case "dialogue":
      return led({ ja: "経営者との対話", en: "Dialogue with the owner" }, dialogueChannelWords[event.channel]);
    case "review":
      return led(
        { ja: "社内発掘", en: "Inside-first review" },
        event.result === null ? reviewKindWords[event.review] : reviewResultWords[event.result],
      );
    case "referral":
      return led(
        { ja: `${event.organisation}に預けた要件`, en: `Handed to ${event.organisation}` },
        referralStatusWords[event.status],
      );
    case "hand":
      return led({ ja: "挙手", en: "Hand" }, handStateOfStaff[event.state]);
    case "proposal":
      return led({ ja: "提案", en: "Proposal" }, proposalPhaseWords[event.phase]);
    case "meeting":
      return led({ ja: "顔合わせの日", en: "Day of the meeting" }, meetingModeWords[event.mode]);
    case "disclosure":
      return event.isClosed
        ? {
            ja: "氏名と連絡先を企業に渡しました（いまは閉じています）",
            en: "Name and contact were handed to the firm (closed since)",
          }
        : { ja: "氏名と連絡先を企業に渡しました", en: "Name and contact were handed to the firm" };
  }
}

/** The head line of one place of a story line. */
export function eventWords(event: StoryEvent): Words {
  switch (event.kind) {
    case "act":
      return actWords[event.act] ?? someChange;
    case "imported":
      return importWords(event);
    case "project":
      return { ja: "案件ができました", en: "A project was made" };
    case "begun":
      return {
        ja: `参画の始まり：${halfDaysWords(event.halfDays).ja}`,
        en: `Beginning: ${halfDaysWords(event.halfDays).en}`,
      };
    case "ended":
      return { ja: `参画の終わり：${endingWords[event.ending].ja}`, en: `End: ${endingWords[event.ending].en}` };
    case "check-in":
      return {
        ja: `伴走面談（${sideWords[event.side].ja}）`,
        en: `Check-in (${sideWords[event.side].en.toLowerCase()})`,
      };
    case "concern":
      return {
        ja: `気がかり：${concernStateWords[event.state].ja}`,
        en: `Concern: ${concernStateWords[event.state].en.toLowerCase()}`,
      };
    case "dialogue":
    case "review":
    case "referral":
    case "hand":
    case "proposal":
    case "meeting":
    case "disclosure":
      return stepWords(event);
    case "booked":
      return { ja: "コマの予約", en: "Half-days booked" };
    case "released":
      return { ja: "コマの取り消し", en: "Half-days given back" };
    case "merged":
      return mergeWords(event);
    case "entry":
      return storyKindWords[event.entry];
  }
}

function importWords({ effect, fileName, isTakenBack }: Extract<StoryEvent, { kind: "imported" }>): Words {
  const back: Words = isTakenBack
    ? { ja: "（取り込みは取り消し済み）", en: " (taken back since)" }
    : { ja: "", en: "" };
  return effect === "added"
    ? { ja: `ファイル「${fileName}」から取り込みました${back.ja}`, en: `Imported from “${fileName}”${back.en}` }
    : { ja: `ファイル「${fileName}」で更新しました${back.ja}`, en: `Updated from “${fileName}”${back.en}` };
}

function mergeWords({ record, goneNumber }: Extract<StoryEvent, { kind: "merged" }>): Words {
  const gone = `${record === "firm" ? "F" : "H"}-${goneNumber}`;
  return { ja: `${gone}の記録をこの記録にまとめました`, en: `The record ${gone} was merged into this one` };
}

/** What was booked or given back. */
export const shareWords = (halfDays: number, fromWeek: string, weeks: number): Words => ({
  ja: `${halfDaysWords(halfDays).ja}、${periodWords(fromWeek, weeks).ja}`,
  en: `${halfDaysWords(halfDays).en}, ${periodWords(fromWeek, weeks).en}`,
});

/** Which fields an edit touched; their values are not kept. */
export const changedFieldsWords = (labels: readonly Words[]): Words => ({
  ja: `変えたところ：${labels.map(({ ja }) => ja).join("、")}`,
  en: `Changed: ${labels.map(({ en }) => en).join(", ")}`,
});

/** Whose words they are. */
export const spokenByWords = (name: string): Words => ({ ja: `${name}の言葉`, en: `Said by ${name}` });

/** Who did or wrote it. */
export const byWords = (name: string): Words => ({ ja: `記録：${name}`, en: `by ${name}` });

/** What the picture says in a sentence. */
export const storyPictureTitle = (from: Words, until: Words, count: number): Words => ({
  ja: `${from.ja}から${until.ja}までの${count}件の出来事`,
  en: `${count} events from ${from.en} to ${until.en}`,
});
