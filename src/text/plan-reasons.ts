import type { NextBest, NoPlace, OpenProject, Swap } from "#domain/plans/rules-explain.ts";
import { type FilterName, filterNames } from "#domain/plans/rules-filters.ts";
import type { ComponentName, Reason } from "#domain/plans/rules-fit.ts";
import type { Change, WeekLift } from "#domain/plans/rules-nearest.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import { reportWords } from "#text/plans.ts";
import type { Words } from "#text/speak.ts";
import { themeWords } from "#text/terms.ts";
import { collisionSentence } from "#text/weeks.ts";

/** What each component of the fit is called. */
export const componentWords: { readonly [Name in ComponentName]: Words } = {
  shape: { ja: "ポータブルスキルの形", en: "Shape of portable skills" },
  themes: { ja: "テーマ", en: "Themes" },
  role: { ja: "希望する役割", en: "Role wished for" },
  place: { ja: "場所", en: "Place" },
  pay: { ja: "報酬", en: "Pay" },
  months: { ja: "期間", en: "Months" },
  room: { ja: "ゆとり", en: "Room to breathe" },
  trade: { ja: "同じ業種の経験", en: "Same trade" },
};

/** Why a component speaks for or against a pair. */
export function reasonWords(reason: Reason): Words {
  switch (reason.code) {
    case "shape-alike":
      return shapeWords(reason.apart);
    case "shape-unknown":
      return {
        person: {
          ja: "本人の9要素がないため、形は中くらいと見ました",
          en: "The person's nine elements are not known, so their shape counts as middling",
        },
        project: {
          ja: "案件の9要素がないため、形は中くらいと見ました",
          en: "The project's nine elements are not known, so their shape counts as middling",
        },
        both: {
          ja: "9要素がどちらにもないため、形は中くらいと見ました",
          en: "Neither side has the nine elements, so their shape counts as middling",
        },
      }[reason.whose];
    case "themes":
      return themesWords(reason);
    case "themes-unknown":
      return {
        ja: "テーマが書かれていないため、中くらいと見ました",
        en: "Themes are not given, so they count as middling",
      };
    case "role-wished":
      return {
        ja: "望んでいる役割です",
        en: "It is the kind of role the person wishes for",
      };
    case "role-other":
      return {
        ja: "望んでいる役割とはちがいます",
        en: "It is another kind of role than the person wishes for",
      };
    case "role-unknown":
      return {
        ja: "役割の希望は決まっていません",
        en: "No kind of role is wished for in particular",
      };
    case "all-remote":
      return {
        ja: "すべて遠隔でできます",
        en: "All of it can be done from afar",
      };
    case "town-near":
      return {
        ja: `いちばん通いやすい町（${reason.place}）です`,
        en: `It is in the town nearest to the person (${reason.place})`,
      };
    case "town-reachable":
      return {
        ja: `通える町（${reason.place}）です`,
        en: `It is in a town within reach (${reason.place})`,
      };
    case "town-out":
      return {
        ja: `通えると書かれた町の外（${reason.place}）です`,
        en: `It is outside the towns that the person named (${reason.place})`,
      };
    case "pay":
      return payWords(reason.offered, reason.wished);
    case "pay-unknown":
      return {
        ja: "報酬か希望額が書かれていません",
        en: "Pay, or the wish for it, is not given",
      };
    default:
      return timeReasonWords(reason);
  }
}

type TimeReason = Extract<
  Reason,
  {
    readonly code: "months-all" | "months-part" | "room" | "room-none" | "trade-same" | "trade-other" | "trade-unknown";
  }
>;

function timeReasonWords(reason: TimeReason): Words {
  switch (reason.code) {
    case "months-all":
      return {
        ja: "期間のすべてに参加できます",
        en: "The person can stay for all of its months",
      };
    case "months-part":
      return {
        ja: `${reason.of}か月のうち${reason.months}か月に参加できます`,
        en: `The person can stay for ${reason.months} of its ${reason.of} months`,
      };
    case "room":
      return {
        ja: `これだけなら、${halfDaysWords(reason.left).ja}の空きが残ります`,
        en: `It alone leaves ${halfDaysWords(reason.left).en} free`,
      };
    case "room-none":
      return {
        ja: "これで空きをすべて使います",
        en: "It takes all the person's free half-days",
      };
    case "trade-same":
      return {
        ja: "同じ業種の経験があります",
        en: "The person has worked in the same trade",
      };
    case "trade-other":
      return { ja: "業種は初めてです", en: "The trade is new to the person" };
    case "trade-unknown":
      return {
        ja: "業種の経験は書かれていません",
        en: "Experience in trades is not given",
      };
  }
}

function shapeWords(apart: number): Words {
  const shared = Math.round(100 * (1 - apart));
  const near = apart <= 0.15;
  const middling = apart <= 0.28;
  return {
    ja: `9要素の形が${near ? "よく似ています" : middling ? "おおむね似ています" : "ちがいます"}（重なり${shared}%）`,
    en: `The shapes of the nine elements are ${near ? "much alike" : middling ? "fairly alike" : "different"} (${shared}% shared)`,
  };
}

function themesWords(reason: Extract<Reason, { readonly code: "themes" }>): Words {
  if (reason.shared.length === 0) {
    return {
      ja: "このテーマは初めてです",
      en: "The theme is new to the person",
    };
  }
  const ja = reason.shared.map((theme) => themeWords[theme].ja).join("、");
  const en = reason.shared.map((theme) => themeWords[theme].en).join(", ");
  const part = reason.shared.length < reason.wanted;
  return {
    ja: `${ja}を手がけた経験があります${part ? `（${reason.wanted}つのテーマのうち${reason.shared.length}つ）` : ""}`,
    en: `The person has carried this before: ${en}${part ? ` (${reason.shared.length} of ${reason.wanted} themes)` : ""}`,
  };
}

function payWords(offered: number, wished: number): Words {
  const met = offered >= wished;
  return {
    ja: `1コマ${grouped(offered)}円で、希望の${grouped(wished)}円${met ? "に届いています" : "には届きません。話し合いが要ります"}`,
    en: `${grouped(offered)} yen per half-day ${met ? "meets" : "is below"} the ${grouped(wished)} wished for${met ? "" : "; this needs a talk"}`,
  };
}

/** Who else could have taken the project; a share that was locked by hand stays all the same. */
export function nextBestWords(next: NextBest, isLocked = false): Words {
  switch (next.code) {
    case "other-free":
      if (isLocked && next.cost < 0)
        return {
          ja: `${next.person}（相性${next.fit}）に代えると計画の値打ちが${grouped(-next.cost)}上がりますが、手で決めた持ち分なのでそのままです`,
          en: `${next.person} (fit ${next.fit}) would make the plan worth ${grouped(-next.cost)} more, but the share was set by hand and stays`,
        };
      return next.cost >= 0
        ? {
            ja: `次の候補は${next.person}（相性${next.fit}）。代えると計画の値打ちが${grouped(next.cost)}下がります`,
            en: `Next best is ${next.person} (fit ${next.fit}); the plan would be worth ${grouped(next.cost)} less`,
          }
        : {
            ja: `${next.person}（相性${next.fit}）に代えると計画の値打ちが${grouped(-next.cost)}上がります。計算時間をのばすと見つかります`,
            en: `${next.person} (fit ${next.fit}) would make the plan worth ${grouped(-next.cost)} more; a longer run would find it`,
          };
    case "others-busy": {
      const { noPlace = 0 } = next;
      return {
        ja:
          noPlace > 0
            ? `ほかに${next.others}人が条件に合いますが、空きが残っていないか、週のなかに置く場所がありません。いちばん合うのは${next.person}（相性${next.fit}）です`
            : next.others === 1
              ? `ほかに条件に合うのは${next.person}（相性${next.fit}）だけですが、空きが残っていません`
              : `ほかに${next.others}人が条件に合いますが、空きが残っていません。いちばん合うのは${next.person}（相性${next.fit}）です`,
        en:
          noPlace > 0
            ? `${next.others} more ${next.others === 1 ? "meets" : "meet"} the conditions but ${next.others === 1 ? "has" : "have"} no half-days left or no place in the week; the best of them is ${next.person} (fit ${next.fit})`
            : next.others === 1
              ? `One more person meets the conditions but has no room left: ${next.person} (fit ${next.fit})`
              : `${next.others} more meet the conditions but have no room left; the best of them is ${next.person} (fit ${next.fit})`,
      };
    }
    case "no-other":
      return {
        ja: "条件に合う人はほかにいません",
        en: "Nobody else meets the conditions",
      };
  }
}

/** The hard conditions as they are counted: "n people …". */
export const filterWords: { readonly [Name in FilterName]: Words } = {
  forbidden: { ja: "組めないと書かれている", en: "ruled out by one side" },
  time: { ja: "空きコマが足りない", en: "not enough free half-days" },
  town: { ja: "その町に通えない", en: "cannot reach the town" },
  "on-site": {
    ja: "現地に行けるコマが足りない",
    en: "not enough half-days on site",
  },
  remote: { ja: "遠隔のコマが足りない", en: "not enough remote half-days" },
  months: { ja: "期間が合わない", en: "other months" },
  week: { ja: "空いている時間と仕事のできる時間が合わない", en: "free at other times of the week" },
  rest: { ja: "繁忙期が続き、あいだの休みが足りない", en: "too little rest between two peak seasons" },
};

/** What serving an open project would cost elsewhere. */
export function swapWords({ person, gives, cost }: Swap): Words {
  const effect =
    cost === 0
      ? { ja: "計画の値打ちは変わりません", en: "the plan would be worth the same" }
      : cost > 0
        ? {
            ja: `計画の値打ちは${grouped(cost)}下がります`,
            en: `the plan would be worth ${grouped(cost)} less`,
          }
        : {
            ja: `計画の値打ちは${grouped(-cost)}上がります。計算時間をのばすと見つかります`,
            en: `the plan would be worth ${grouped(-cost)} more; a longer run would find it`,
          };
  const from =
    gives.length === 0 ? { ja: "", en: "" } : { ja: `を${gives.join("、")}から`, en: ` from ${gives.join(", ")}` };
  return {
    ja: gives.length === 0 ? `${person}に頼むと、${effect.ja}` : `${person}${from.ja}こちらに回すと、${effect.ja}`,
    en:
      gives.length === 0 ? `If ${person} were asked, ${effect.en}` : `If ${person} moved${from.en} to it, ${effect.en}`,
  };
}

/** The smallest change by which an open project could be served. */
export function changeWords(change: Change, halfDays: number): Words {
  switch (change.code) {
    case "none-needed":
      return {
        ja: `${change.person}に空きがあります。計算時間をのばすと決まります。`,
        en: `${change.person} has room; a longer run would place it.`,
      };
    case "half-days":
      if (change.lacking === null)
        return {
          ja: `月${halfDays}コマを${change.to}コマに減らせば、${change.person}に決まります。`,
          en: `${change.person} would serve it with ${change.to} half-days instead of ${halfDays}.`,
        };
      return {
        ja: `月${halfDays}コマを${change.to}コマに減らすか、${change.person}があと${change.lacking}コマふやせれば決まります。`,
        en: `It would be served with ${change.to} half-days instead of ${halfDays}, or if ${change.person} had ${change.lacking} more.`,
      };
    case "one-more-engagement":
      return {
        ja: `${change.person}が同時に受ける数を1つふやせれば決まります。`,
        en: `It would be served if ${change.person} took one project more at a time.`,
      };
    case "lift":
      return liftWords(change);
    case "week":
      return weekLiftWords(change.person, change.lift);
    case "several":
      return {
        ja: "1つの変更では決まりません。コマ数、現地の日数、期間を合わせて見直してください。",
        en: "No single change is enough. Please reconsider half-days, days on site and months together.",
      };
  }
}

/** What would give a project its place in somebody's week. */
function weekLiftWords(person: string, lift: WeekLift): Words {
  switch (lift) {
    case "person-times":
      return {
        ja: `${person}の空いている時間が週のなかでひろがれば決まります。`,
        en: `It would be served if ${person} were free at more times of the week.`,
      };
    case "project-times":
      return {
        ja: `仕事のできる時間帯をひろげれば、${person}に決まります。`,
        en: `${person} would serve it if the work could be done at more times of the week.`,
      };
    case "from-afar":
      return {
        ja: `現地のコマを遠隔にすれば、${person}に決まります。`,
        en: `${person} would serve it if the half-days on site were done from afar.`,
      };
    case "season":
      return {
        ja: `繁忙期を避ければ、${person}に決まります。`,
        en: `${person} would serve it outside of its peak season.`,
      };
  }
}

/** Those whose half-days are enough and whose week is not, with one week as an example. */
export const noPlaceWords = ({ people, person, projects, because }: NoPlace): Words => {
  const example = collisionSentence(person, projects, because);
  return {
    ja: `${people}人は、コマ数は足りますが、週のなかに置く場所がありません。${people === 1 ? "" : "たとえば、"}${example.ja}`,
    en: `${people === 1 ? "1 person has" : `${people} people have`} the half-days but no place in the week. ${people === 1 ? "" : "For example, "}${example.en}`,
  };
};

/** Why a project stays open: who does not meet the conditions, whose time is given elsewhere, whose week has no place. */
export function whyOpenWords(open: Pick<OpenProject, "admissible" | "failed" | "swap" | "noPlace">): readonly Words[] {
  const { admissible, noPlace, swap } = open;
  const failed = filterNames
    .filter((name) => open.failed[name] > 0)
    .toSorted((a, b) => open.failed[b] - open.failed[a])
    .slice(0, 3)
    .map((name) => reportWords.failed(filterWords[name], open.failed[name]));
  const given = admissible - (noPlace?.people ?? 0);
  return [
    ...(admissible === 0 || given > 0 || noPlace === undefined ? [reportWords.openWhy(given, failed)] : []),
    ...(noPlace === undefined ? [] : [noPlaceWords(noPlace)]),
    ...(swap === null ? [] : [stopped(swapWords(swap))]),
  ];
}

const stopped = ({ ja, en }: Words): Words => ({ ja: `${ja}。`, en: `${en}.` });

function liftWords(change: Extract<Change, { readonly code: "lift" }>): Words {
  const ja = `空きのある${change.people}人（${change.person}${change.people === 1 ? "" : "など"}）が受けられます。`;
  const en = `${change.people} ${change.people === 1 ? "person" : "people"} with room (${change.person}${change.people === 1 ? "" : " and others"}) could take it`;
  switch (change.filter) {
    case "town":
      return {
        ja: `現地のコマを遠隔にすれば、${ja}`,
        en: `${en} if the half-days on site were done from afar.`,
      };
    case "on-site":
      return {
        ja: `現地のコマを減らせば、${ja}`,
        en: `${en} with fewer half-days on site.`,
      };
    case "remote":
      return {
        ja: `遠隔のコマを減らせば、${ja}`,
        en: `${en} with fewer remote half-days.`,
      };
    case "week":
      return {
        ja: `仕事のできる時間帯をひろげれば、${ja}`,
        en: `${en} if the work could be done at more times of the week.`,
      };
    case "rest":
      return { ja: `繁忙期を避ければ、${ja}`, en: `${en} outside of its peak season.` };
    case "months":
      return { ja: `期間をずらせば、${ja}`, en: `${en} in other months.` };
    case "time":
      return {
        ja: `コマ数を減らせば、${ja}`,
        en: `${en} with fewer half-days.`,
      };
    case "forbidden":
      return {
        ja: `組めない先の指定がなくなれば、${ja}`,
        en: `${en} if they were not ruled out.`,
      };
  }
}
