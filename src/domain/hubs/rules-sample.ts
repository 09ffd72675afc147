import type { HatKind } from "#domain/access/terms.ts";
import type { FirmTerms } from "#domain/firms/terms.ts";
import { pick, seededRandom } from "#kit/random.ts";

/** An invented region, as plain records; `load-sample` writes it. Keys tie the records together before they have ids. */
export type SampleRegion = {
  readonly hub: {
    readonly name: string;
    readonly contactName: string;
    readonly contactPhone: string;
  };
  readonly organisations: readonly {
    readonly key: string;
    readonly kind: "town" | "intermediary";
    readonly name: string;
  }[];
  readonly firms: readonly {
    readonly key: string;
    readonly published: boolean;
    readonly terms: FirmTerms;
  }[];
  readonly accounts: readonly SampleAccount[];
};

/** An invented account with the hats it wears; `at` is the key of a firm, a person or an organisation. */
export type SampleAccount = {
  readonly name: string;
  readonly email: string;
  readonly hats: readonly {
    readonly kind: HatKind;
    readonly at: string | null;
  }[];
};

const towns = ["鳴瀬町", "霞浦村", "三ツ峰市"];
const trades = [
  {
    industry: "E",
    suffix: "製材",
    business: "山の杉とひのきを挽き、家具と建具の材料にしています。",
  },
  {
    industry: "E",
    suffix: "醸造",
    business: "蔵の水でしょうゆとみそを仕込んでいます。",
  },
  {
    industry: "M",
    suffix: "旅館",
    business: "湯治の宿です。冬は雪の庭、夏は川の音が自慢です。",
  },
  {
    industry: "A",
    suffix: "果樹園",
    business: "梨とぶどうを育て、干し果物もつくっています。",
  },
];

/** The sample region of this seed: the same seed gives the same region. */
export function sampleRegion(seed: number): SampleRegion {
  const random = seededRandom(seed);
  const firms = Array.from({ length: 24 }, (_, index) => {
    const trade = pick(random, trades);
    const town = pick(random, towns);
    const name = `見本${index + 1}号${trade.suffix}`;
    return {
      key: `firm-${index}`,
      published: index % 3 === 0,
      terms: {
        name,
        kana: "",
        corporateNumber: null,
        industry: trade.industry,
        town,
        employees: 2 + random.below(60),
        business: trade.business,
        website: "",
        contactName: "",
        contactPhone: "",
        contactEmail: "",
      },
    };
  });
  return {
    hub: {
      name: "三ツ峰地域人材ハブ（見本）",
      contactName: "見本 みどり",
      contactPhone: "000-000-0000",
    },
    organisations: [
      { key: "town-0", kind: "town", name: "鳴瀬町" },
      {
        key: "intermediary-0",
        kind: "intermediary",
        name: "三ツ峰つなぎ合同会社（見本）",
      },
    ],
    firms,
    accounts: [
      {
        name: "見本 みどり",
        email: "coordinator@sample.invalid",
        hats: [{ kind: "coordinator", at: null }],
      },
      {
        name: "見本 ていじ",
        email: "definer@sample.invalid",
        hats: [{ kind: "definer", at: null }],
      },
      {
        name: "見本 よりこ",
        email: "companion@sample.invalid",
        hats: [{ kind: "companion", at: null }],
      },
      {
        name: "見本 かつお",
        email: "owner@sample.invalid",
        hats: [{ kind: "owner", at: "firm-0" }],
      },
      {
        name: "見本 すけよ",
        email: "deputy@sample.invalid",
        hats: [{ kind: "deputy", at: "firm-0" }],
      },
      {
        name: "見本 まちこ",
        email: "town@sample.invalid",
        hats: [{ kind: "town-staff", at: "town-0" }],
      },
      {
        name: "見本 なかだ",
        email: "intermediary@sample.invalid",
        hats: [{ kind: "intermediary", at: "intermediary-0" }],
      },
      {
        name: "見本 うんた",
        email: "operator@sample.invalid",
        hats: [{ kind: "operator", at: null }],
      },
    ],
  };
}
