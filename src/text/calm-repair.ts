import type { Calm } from "#domain/proposals/rules-calm.ts";
import type { Words } from "#text/speak.ts";

const n = (value: number): string => value.toLocaleString("en-US");

/** Whether a repair after a no moves anybody else, and why. */
export const calmRepairWords = {
  nobody: { ja: "決まっていない", en: "nobody" },
  told: ({ calm, gain, people, isWorth }: Pick<Calm, "calm" | "gain" | "people" | "isWorth">): Words => {
    if (people === 0)
      return {
        ja: "進める計画のほかの方は、いまのままです。動かしても、全体はよくなりません。",
        en: "Everybody else in the plan that holds stays: moving others would gain nothing.",
      };
    const needed = calm * people;
    return isWorth
      ? {
          ja: `ほかの${n(people)}人の予定も変えると、全体の値打ちが${n(gain)}よくなります。拠点の設定（1人につき${n(calm)}、合わせて${n(needed)}）に届くので、次の変更も合わせて考えてください。まだどなたにも伝えていない予定です。`,
          en: `Changing the work of ${n(people)} other${people === 1 ? "" : "s"} as well gains ${n(gain)}. That reaches what the hub asks for (${n(calm)} each, ${n(needed)} in all), so please consider these changes too. Nobody has been told of this work yet.`,
        }
      : {
          ja: `進める計画のほかの方は、いまのままです。${n(people)}人の予定を変えると全体の値打ちは${n(gain)}よくなりますが、拠点の設定（1人につき${n(calm)}、合わせて${n(needed)}）に届かないので、動かしません。動かすとすれば、次の変更です。`,
          en: `Everybody else in the plan that holds stays. Changing the work of ${n(people)} other${people === 1 ? "" : "s"} would gain ${n(gain)}, less than the hub asks for (${n(calm)} each, ${n(needed)} in all). It would be these changes.`,
        };
  },
} as const;
