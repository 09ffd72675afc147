import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { collisions } from "#reference/week-rules.ts";
import { dateWords } from "#text/dates.ts";
import { lineFaultWords } from "#text/scenarios.ts";
import type { Words } from "#text/speak.ts";
import { noStandingWords } from "#text/standings.ts";
import { collisionSentence, collisionWords } from "#text/weeks.ts";

/** What is wrong with one field and what to do. The label is the field's own, as the form shows it. */
export function faultSentence(fault: FieldFault, label: Words): Words {
  const { facts } = fault;
  switch (fault.code) {
    case "required":
      // A question is answered, everything else is entered.
      return {
        ja: label.ja.endsWith("か") ? `「${label.ja}」にお答えください。` : `「${label.ja}」を入力してください。`,
        en: label.en.endsWith("?") ? `Please answer “${label.en}”` : `Please enter “${label.en}”.`,
      };
    case "too-long":
      return {
        ja: `「${label.ja}」は${facts["max"]}文字までにしてください。`,
        en: `Please keep “${label.en}” to ${facts["max"]} characters.`,
      };
    case "too-short":
      return {
        ja: `「${label.ja}」は${facts["min"]}文字以上にしてください。`,
        en: `Please give “${label.en}” at least ${facts["min"]} characters.`,
      };
    case "too-many":
      return {
        ja: `「${label.ja}」は${facts["max"]}件までにしてください。`,
        en: `Please keep “${label.en}” to ${facts["max"]} names.`,
      };
    case "ends-before-start":
      return {
        ja: `「${label.ja}」は、始まりの日より後の日にしてください。`,
        en: `Please make “${label.en}” a day after the first one.`,
      };
    case "not-a-number":
      return {
        ja: `「${label.ja}」は数字で入力してください。例：${exampleNumber(fault.field)}`,
        en: `Please enter “${label.en}” as a number, for example ${exampleNumber(fault.field)}.`,
      };
    case "not-whole":
      return {
        ja: `「${label.ja}」は整数で入力してください。例：${exampleNumber(fault.field)}`,
        en: `Please enter “${label.en}” as a whole number, for example ${exampleNumber(fault.field)}.`,
      };
    case "too-small":
      return {
        ja: `「${label.ja}」は${facts["min"]}以上で入力してください。`,
        en: `“${label.en}” must be ${facts["min"]} or more.`,
      };
    case "too-large":
      return {
        ja: `「${label.ja}」は${facts["max"]}以下で入力してください。`,
        en: `“${label.en}” must be ${facts["max"]} or less.`,
      };
    case "not-in-list":
      return {
        ja: `「${label.ja}」は一覧から選んでください。`,
        en: `Please choose “${label.en}” from the list.`,
      };
    case "wrong-format":
      return {
        ja: `「${label.ja}」の書き方をご確認ください。例のように入力してください。`,
        en: `Please check how “${label.en}” is written and follow the example.`,
      };
    case "other-name":
      return {
        ja: `「${label.ja}」が違います。「${facts["name"]}」とそのまま入力してください。`,
        en: `“${label.en}” is another one. Please enter “${facts["name"]}” just as it is.`,
      };
    case "check-digit":
      return {
        ja: `「${label.ja}」の13桁のうち、どこかが違っているようです。登記や国税庁の公表サイトの番号と見比べてください。`,
        en: `One of the 13 digits of “${label.en}” seems to differ. Please compare it with the register.`,
      };
    case "more-on-site-than-half-days":
      return {
        ja: `「${label.ja}」は、全体のコマ数（${facts["halfDays"]}）以下にしてください。`,
        en: `“${label.en}” cannot be more than all half-days (${facts["halfDays"]}).`,
      };
    case "wrong-points":
      return {
        ja: `「${label.ja}」は合わせて${facts["want"]}点になるように配ってください。いまは${facts["have"]}点です。`,
        en: `Please spread exactly ${facts["want"]} points over “${label.en}”. There are ${facts["have"]} now.`,
      };
    case "taken":
      return {
        ja: `「${label.ja}」は、すでに登録されています。一覧にないときは、拠点にお知らせください。`,
        en: `“${label.en}” is already registered. If you do not find it in the list, please tell your hub.`,
      };
    case "not-a-monday":
      return {
        ja: `「${label.ja}」は月曜日の日付にしてください。`,
        en: `“${label.en}” must be a Monday.`,
      };
    case "below-booked":
      return {
        ja: `「${label.ja}」は${facts["booked"]}以上にしてください。${dateWords(String(facts["week"])).ja}からの週に、すでに${facts["booked"]}コマの予約があります。`,
        en: `“${label.en}” must be ${facts["booked"]} or more: that many half-days are booked in the week of ${dateWords(String(facts["week"])).en}.`,
      };
    case "no-room":
      return roomWords(String(facts["week"]), Number(facts["free"]));
    case "held-by-proposals":
      return heldWords(String(facts["week"]), Number(facts["free"]), String(facts["proposals"]));
    case "too-large-file":
      return {
        ja: `「${label.ja}」は${facts["megabytes"]}MBまでのファイルにしてください。`,
        en: `Please choose a file of at most ${facts["megabytes"]} MB for “${label.en}”.`,
      };
    case "all-zero":
      return {
        ja: `「${label.ja}」などのうち、少なくとも1つを0より大きくしてください。`,
        en: `Please give “${label.en}”, or another of its kind, more than 0.`,
      };
    case "above-trial":
      return {
        ja: `試しとして後にできるのは、4週${facts["halfDays"]}コマまで・${facts["months"]}か月までの案件です。社内の方を見てから公開するか、案件を小さくしてください。`,
        en: `Only a trial of up to ${facts["halfDays"]} half-days in four weeks and ${facts["months"]} months can wait. Please look inside first, or make the project smaller.`,
      };
    case "no-consent":
      return {
        ja: "この方は、拠点から声をかけることに同意していません。お尋ねせずに、ご本人の挙手をお待ちください。",
        en: "This person has not agreed to be asked. Please do not ask; they may raise a hand themselves.",
      };
    case "hand-open":
      return {
        ja: "この方には、この案件ですでにお尋ねしたか、手が挙がっています。挙手の一覧をご覧ください。",
        en: "This person has been asked, or has a hand up, for this project. Please see the list of hands.",
      };
    case "bad-line":
      return lineFaultWords(fault, label);
    case "not-matched":
      return {
        ja: "この方は、拠点が仕事を探すことにまだ同意していません。先にお話しし、ご本人が同意を選んでから提案してください。",
        en: "This person has not agreed that the hub looks for work for them. Please talk first; propose once they have agreed.",
      };
    case "proposed-already":
      return {
        ja: "この方とこの案件の提案は、もう出ています。提案の一覧をご覧ください。",
        en: "This person is proposed for this project already. Please see the list of proposals.",
      };
    case "keeps-away":
      return {
        ja: "この案件の企業は、この方の今の勤め先か、ご本人が外してほしいと伝えた相手です。提案はできません。",
        en: "The firm of this project is this person's employer, or one they asked not to be put to. They cannot be proposed.",
      };
    case "wrong-cells":
      return {
        ja: `「${label.ja}」は、4週で${facts["want"]}コマになるように、どの週にもかたよらず選んでください。いまは${facts["have"]}コマです。`,
        en: `Please choose “${label.en}” so that they make ${facts["want"]} half-days in four weeks, evenly over the weeks. There are ${facts["have"]} now.`,
      };
    case "cells-collide": {
      const why = collisionWords[collisions.find((each) => each === facts["why"]) ?? "work"];
      return {
        ja: `その時間には、ほかの参画と一緒に置けません。${why.ja}。`,
        en: `These times do not go with the rest of the week: ${why.en}.`,
      };
    }
    case "blank-left":
      return {
        ja: "「＿＿＿」のところに、その方にあてたあなたの言葉を入れてください。",
        en: "Please put words of your own for this person where “＿＿＿” stands.",
      };
    case "not-read-back":
      return {
        ja: "ひな形のままです。言葉を足すか、読み返したうえで「読み返しました」に印をつけてください。",
        en: "These are the template's words as they are. Please add your own, or read them back and tick the box.",
      };
    case "still-to-come":
      return {
        ja: `「${label.ja}」は、今日までの日にしてください。`,
        en: `“${label.en}” must be a day up to today.`,
      };
    case "gone-by":
      return {
        ja: `「${label.ja}」は、これから先の日時にしてください。`,
        en: `“${label.en}” must be a time still to come.`,
      };
    case "not-between":
      return {
        ja: `「${label.ja}」は、${dateWords(String(facts["first"])).ja}から${dateWords(String(facts["last"])).ja}までの日にしてください。`,
        en: `“${label.en}” must be a day from ${dateWords(String(facts["first"])).en} to ${dateWords(String(facts["last"])).en}.`,
      };
    case "too-few":
      return {
        ja: `「${label.ja}」を2人以上選んでください。`,
        en: `Please choose at least two people for “${label.en}”.`,
      };
    case "person-twice":
      return {
        ja: `「${label.ja}」で、同じ方が2つの参画で選ばれています。どちらか1つにしてください。`,
        en: `In “${label.en}” somebody is chosen for two engagements. Please choose one of them.`,
      };
    case "not-a-table":
      return {
        ja: `「${label.ja}」を表として読めませんでした。CSVかxlsxのファイルを選んでください。`,
        en: `“${label.en}” could not be read as a table. Please choose a CSV or xlsx file.`,
      };
  }
}

/** An example follows the field: nobody is paid 12 yen a month. */
const exampleNumber = (name: string): string => (/yen/i.test(name) ? "120,000" : "12");

/** What a refusal says when no form is there to say it beside a field. */
export function refusalSentence(refusal: Refusal): Words {
  switch (refusal.code) {
    case "invalid":
      return {
        ja: "入力の一部をご確認ください。",
        en: "Please check part of what was entered.",
      };
    case "not-found":
      return {
        ja: "その記録は見つかりませんでした。",
        en: "That record was not found.",
      };
    case "not-allowed":
      return {
        ja: "いまの役割では、この操作はできません。",
        en: "Your present role cannot do this.",
      };
    case "stale":
      return {
        ja: "ほかの方が先に変更しました。",
        en: "Someone else changed it first.",
      };
    case "no-standing":
      return noStandingWords(refusal);
    case "wrong-state":
      return {
        ja: "いまの状態では、この操作はできません。ページを開き直して、状態をご確認ください。",
        en: "This cannot be done in its present state. Please reload the page and look at the state.",
      };
    case "above-capacity":
      return roomWords(refusal.week, refusal.free);
    case "held-by-proposals":
      return heldWords(refusal.week, refusal.free, refusal.proposals.join(" "));
    case "impossible-week": {
      const told = refusal.collisions
        .slice(0, 5)
        .map((each) => collisionSentence(each.person, each.projects, each.because));
      return {
        ja: `この計画には、暮らせない週があります。${told.map(({ ja }) => ja).join("")}計画を作り直すと、置ける組み合わせになります。`,
        en: `This plan has weeks that nobody could live by. ${told.map(({ en }) => en).join(" ")} Make the plan anew, and every week will fit.`,
      };
    }
    case "outdated": {
      const changed = [...refusal.people, ...refusal.projects];
      const shown = changed.slice(0, 10).join("、") + (changed.length > 10 ? " …" : "");
      return {
        ja: `計画を作ったあとで、予約や案件が変わりました（${shown}）。新しい計画を作ってください。この計画はそのまま残ります。`,
        en: `Bookings or projects have changed since this plan was made (${shown}). Please make a new plan; this one is kept.`,
      };
    }
    case "nothing-to-plan":
      return refusal.projects === 0
        ? {
            ja: "募集中の案件がありません。案件を公開してから、計画を作ってください。",
            en: "No project is open. Please publish one first.",
          }
        : {
            ja: "空きコマのある人材がいません。人材を登録するか、空きコマを直してください。",
            en: "Nobody has free half-days. Please enter people, or correct their half-days.",
          };
    case "too-much-to-plan":
      return {
        ja: `人材${refusal.people}人と案件${refusal.projects}件は、1つの計画には多すぎます。町や時期で分けて、表から計画を作ってください。`,
        en: `${refusal.people} people and ${refusal.projects} projects are too many for one plan. Please split them by town or period and plan from tables.`,
      };
    case "review-needed":
      return {
        ja: `案件 P-${refusal.project} は、先に社内の方を見てください。試し（4週8コマまで・3か月まで）と町の案件は、理由を一文書けば後にできます。`,
        en: `Please look inside the firm first for project P-${refusal.project}. For a trial (up to 8 half-days in four weeks and three months) or a town's project one sentence is enough for now.`,
      };
    case "held-elsewhere":
      return {
        ja: "ほかの拠点もこの方の記録を持っているか、2つの記録の両方に利用者がいるため、1つにまとめられません。何も変えていません。運用担当の方にご相談ください。",
        en: "Another hub holds this record too, or both records have an account, so they cannot become one. Nothing has been changed. Please ask the operator.",
      };
    case "link-spent":
      return {
        ja: "このリンクは、使い終わったか、取り消されたか、期限を過ぎています。新しいリンクをお求めください。",
        en: "This link was used, taken back, or is too old. Please ask for a new one.",
      };
    case "key-reused":
      return {
        ja: "この冪等キー（Idempotency-Key）は、別の内容の送信にすでに使われました。何もしていません。内容が違う送信には、新しいキーを付けてください。",
        en: "This Idempotency-Key was already used for a request with other content. Nothing was done. Please send a new key with other content.",
      };
    case "wrong-credentials":
      return {
        ja: "入力されたものが合いませんでした。もう一度お確かめください。",
        en: "What was entered does not match. Please try again.",
      };
    case "too-many-tries":
      return waitWords(Math.ceil(refusal.seconds / 60));
  }
}

const waitWords = (minutes: number): Words => ({
  ja: `続けて何度も試されたため、少しお待ちいただいています。${minutes}分後にもう一度お試しください。`,
  en: `There were many tries in a row. Please try again in ${minutes} minute${minutes === 1 ? "" : "s"}.`,
});

/** How many half-days are left in the first week that is too full, and what to do. */
/** `proposals` are their numbers, with spaces between. */
function heldWords(week: string, free: number, proposals: string): Words {
  const day = dateWords(week);
  const named = proposals.split(" ").map((number) => `S-${number}`);
  return {
    ja: `${day.ja}からの週は、提案 ${named.join("、")} のために空けてあり、残りは4週間あたり${free}コマです。コマ数を減らすか、期間を変えるか、先に提案を取り下げてください。`,
    en: `In the week of ${day.en}, half-days are held for ${named.join(", ")}: ${free} ${free === 1 ? "is" : "are"} left in four weeks. Please take fewer, another period, or take the proposal back first.`,
  };
}

function roomWords(week: string, free: number): Words {
  const day = dateWords(week);
  return {
    ja: `${day.ja}からの週は、空きが4週間あたり${free}コマです。コマ数を減らすか、期間を変えてください。`,
    en: `In the week of ${day.en}, ${free} half-day${free === 1 ? " is" : "s are"} free in four weeks. Please take fewer, or another period.`,
  };
}
