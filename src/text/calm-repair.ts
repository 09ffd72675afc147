import type { Calm } from "#domain/proposals/rules-calm.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

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
          ja: `ほかの${grouped(people)}人の予定も変えると、全体の値打ちが${grouped(gain)}よくなります。拠点の設定（1人につき${grouped(calm)}、合わせて${grouped(needed)}）に届くので、次の変更も合わせて考えてください。まだどなたにも伝えていない予定です。`,
          en: `Changing the work of ${grouped(people)} other${people === 1 ? "" : "s"} as well gains ${grouped(gain)}. That reaches what the hub asks for (${grouped(calm)} each, ${grouped(needed)} in all), so please consider these changes too. Nobody has been told of this work yet.`,
        }
      : {
          ja: `進める計画のほかの方は、いまのままです。${grouped(people)}人の予定を変えると全体の値打ちは${grouped(gain)}よくなりますが、拠点の設定（1人につき${grouped(calm)}、合わせて${grouped(needed)}）に届かないので、動かしません。動かすとすれば、次の変更です。`,
          en: `Everybody else in the plan that holds stays. Changing the work of ${grouped(people)} other${people === 1 ? "" : "s"} would gain ${grouped(gain)}, less than the hub asks for (${grouped(calm)} each, ${grouped(needed)} in all). It would be these changes.`,
        };
  },
} as const;
