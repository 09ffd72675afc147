import { isIPv6 } from "node:net";
import type { Config } from "#config.ts";

type Arrived = { readonly request: Request; readonly socketAddress: string };

/** The last address that no trusted proxy has written, as limits count it. */
export function clientAddressOf({ request, socketAddress }: Arrived, { trustedProxies }: Config): string {
  const forwarded = (request.headers.get("x-forwarded-for") ?? "").split(",");
  const chain = [...forwarded, socketAddress].map(plainAddress);
  const trusted = trustedProxies.map(plainAddress);
  while (chain.length > 1 && trusted.includes(chain.at(-1) ?? "")) chain.pop();
  return countedAs(chain.at(-1) ?? "");
}

/** A socket that takes IPv6 and IPv4 alike writes the latter as ::ffff:192.0.2.1 (RFC 4291, 2.5.5.2). */
const plainAddress = (written: string): string => {
  const address = written.trim().toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  return mapped?.[1] ?? address;
};

/** Whoever has one IPv6 address has the 2⁶⁴ of its network (RFC 4291, 2.5.4): they count as one. */
function countedAs(address: string): string {
  const plain = address.replace(/%.*$/, "");
  if (!isIPv6(plain)) return address;
  const [before = "", after] = plain.split("::");
  const groupsOf = (part: string): readonly string[] =>
    part.split(":").flatMap((group) => (group === "" ? [] : group.includes(".") ? ["0", "0"] : [group]));
  const first = groupsOf(before);
  const last = groupsOf(after ?? "");
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  const network = [...first, ...(after === undefined ? [] : zeros), ...last].slice(0, 4);
  return `${network.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
