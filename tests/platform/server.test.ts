import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseLooks, lookAtDatabase } from "#platform/doctor/database.ts";
import { type Connections, checkBeforeServing, openConnections } from "#platform/postgres/connections.ts";
import { migrate, standingOf } from "#platform/postgres/migrate.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { debianPrograms, startTcpServer, type TcpServer } from "../support/tcp-server.ts";

const silent = (): void => {};

describe.each([
  { programs: "embedded" as const, there: true },
  { programs: "debian-15" as const, there: existsSync(debianPrograms) },
])("a server given by its address ($programs)", ({ programs, there }) => {
  let server: TcpServer;
  let connections: Connections;

  beforeAll(async () => {
    if (!there) return;
    server = await startTcpServer(programs);
    connections = openConnections({ kind: "server", url: server.url, ownerUrl: server.ownerUrl });
  });
  afterAll(async () => {
    await connections?.close();
    await server?.stop();
  });

  test.runIf(there)(
    "is prepared by its owner's login, which is no superuser, and stays as it is the second time",
    async () => {
      const taken = await migrate(connections, silent);
      expect(taken.slice(0, 2)).toEqual(["queue", "000001_house.sql"]);
      expect(await migrate(connections, silent)).toEqual([]);
      await checkBeforeServing(connections.app);
    },
  );

  test.runIf(there)("lets every pool act as its role", async () => {
    const { app, auth, worker, owner, keeper } = connections;
    const roles = [];
    for (const pool of [app, auth, worker, owner(), keeper()]) {
      const { rows } = await pool.query("select current_user::text || ' by ' || session_user as role");
      roles.push(rows[0].role);
    }
    expect(roles).toEqual([
      "banso_app by web",
      "banso_auth by web",
      "banso_worker by web",
      "banso_owner by structure",
      "banso_keeper by structure",
    ]);
  });

  test.runIf(there)("keeps the everyday login away from the structure and from all hubs' rows", async () => {
    const { app } = connections;
    await expect(app.query("set role banso_keeper")).rejects.toThrow(/permission denied/);
    await expect(app.query("set role banso_owner")).rejects.toThrow(/permission denied/);
    await expect(app.query("create table public.mine ()")).rejects.toThrow(/permission denied/);
    expect((await app.query("select from hub")).rowCount).toBe(0);
  });

  test.runIf(there)("serves without the owner's address once it is up to date, and asks for it before", async () => {
    const settings = {
      dataFolder: "/absent",
      databaseUrl: server.url,
      databaseOwnerUrl: null,
      statementTimeoutMs: 1000,
    };
    const opened = await openDatabase(settings, silent);
    expect(opened.embedded).toBeNull();
    await opened.close();
    await server.query("delete from banso.migration where name = '000001_house.sql'");
    await expect(openDatabase(settings, silent)).rejects.toMatchObject({ fault: { code: "owner-url-missing" } });
  });

  test.runIf(there)("is refused when the walls would not hold", async () => {
    await server.query("alter role banso_app bypassrls");
    await expect(checkBeforeServing(connections.app)).rejects.toMatchObject({ fault: { why: "bypasses-rls" } });
    await server.query("alter role banso_app nobypassrls superuser");
    await expect(checkBeforeServing(connections.app)).rejects.toMatchObject({ fault: { why: "superuser" } });
    await server.query("alter role banso_app nosuperuser");
    await server.query("create table banso.mine (); alter table banso.mine owner to banso_app");
    await expect(checkBeforeServing(connections.app)).rejects.toMatchObject({ fault: { why: "owns-tables" } });
    await server.query("drop table banso.mine");
    await checkBeforeServing(connections.app);
  });

  test.runIf(there)("is examined by the doctor, who finds a wall that was taken down", async () => {
    await server.query("create table banso.loose (n int)");
    const findings = await lookAtDatabase(connections, databaseLooks, new Date());
    expect(findings.find((finding) => finding.code === "walls")).toMatchObject({ grade: "wrong", open: ["loose"] });
    expect(findings.find((finding) => finding.code === "tags")).toMatchObject({ untagged: ["loose.n"] });
    expect(findings.find((finding) => finding.code === "structure")).toMatchObject({
      grade: "wrong",
      pending: ["000001_house.sql"],
    });
    expect(findings.find((finding) => finding.code === "server-version")).toMatchObject({ grade: "right" });
    expect((await standingOf(connections.app)).pending).toEqual(["000001_house.sql"]);
  });
});
