import type { App, HubReason } from "#app.ts";

/** The app as it is when its process is killed where the hub itself begins to act for this reason. */
export const cutOffAt = (app: App, where: HubReason): App => ({
  ...app,
  db: {
    ...app.db,
    asHub: (hubId, reason, work, by) =>
      reason === where ? Promise.reject(new Error("killed")) : app.db.asHub(hubId, reason, work, by),
  },
});
