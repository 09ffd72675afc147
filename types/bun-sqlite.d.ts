// better-auth names this module in its types; it exists only under Bun.
declare module "bun:sqlite" {
  export class Database {}
}
