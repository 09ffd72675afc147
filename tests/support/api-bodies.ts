import { addDays, mondayOf } from "#kit/dates.ts";
import { firmTerms, type TestApp } from "./app.ts";

/** A body that each writing operation accepts, in an order in which one makes what the next one needs. */
export const goodBodies = (house: TestApp): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  enterFirm: firmTerms("Good Mill"),
  editFirm: { ...firmTerms("Better Mill"), version: 1 },
  publishFirm: { version: 2, spoke: "the owner", channel: "phone", readBack: "aloud" },
  withdrawFirm: { version: 3 },
  enterProject: { ...projectTerms, firm: house.north.firm.number },
  editProject: { ...projectTerms, title: "Find customers abroad", version: 1 },
  publishProject: { version: 2 },
  closeProject: { version: 3 },
  reopenProject: { version: 4 },
  enterPerson: { name: "Good Person", email: "good@example.invalid", phone: "090-0000-0000", halfDays: 12 },
  editPerson: { name: "Better Person", email: "", phone: "", halfDays: 10, version: 1 },
  book: { halfDays: 4, fromWeek: addDays(mondayOf(house.app.clock.today()), 7), weeks: 8, note: "Good work" },
  release: {},
  enterEngagement: {
    ...engagementTerms,
    firm: house.north.firm.number,
    person: house.north.person.number,
    fromWeek: addDays(mondayOf(house.app.clock.today()), 7),
  },
  editEngagement: { ...engagementTerms, stage: "weekly", version: 1 },
  endEngagement: { endedOn: house.app.clock.today(), ending: "finished", outcome: "Ten shops", version: 2 },
});

const engagementTerms = {
  title: "Boards abroad",
  role: "",
  roleKind: "specialist",
  stage: "trial",
  halfDays: 2,
  onSiteHalfDays: 0,
  weeks: 4,
  payYenPerMonth: 40_000,
};

export const projectTerms = {
  title: "Find customers",
  result: "Three new shops sell our boards",
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "",
  roleKind: "specialist",
  themes: ["domestic-sales"],
  shape: [4, 4, 4, 4, 3, 2, 4, 2, 2],
  halfDays: 8,
  onSiteHalfDays: 2,
  place: "Testtown",
  months: 6,
  payYenPerMonth: 100_000,
};
