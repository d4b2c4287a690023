import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

// Loaded into the processes of an app under test (`node --import`): the servers of the world stand on this machine.
// `OBALKA_TEST_WAYS` says where, as {"smtp.gmail.com:465": 20011}. Any other name does not exist, and any other port
// of a known name is closed, so that no story ever leaves the machine.

const ways: Record<string, number> = JSON.parse(process.env.OBALKA_TEST_WAYS ?? "{}");
const known = new Set(Object.keys(ways).map((end) => end.slice(0, end.lastIndexOf(":"))));
const CLOSED_PORT = 1;

const realLookup = dns.lookup;
dns.lookup = (async (host: string, options: object) => {
  if (known.has(host)) return [{ address: "127.0.0.1", family: 4 }];
  if (host === "localhost" || net.isIP(host)) return realLookup(host, options);
  throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
}) as typeof dns.lookup;

const realConnect = net.connect;
net.connect = ((options: net.TcpNetConnectOpts, ...rest: []) => {
  const { host = "", port } = options;
  if (!known.has(host)) return realConnect(options, ...rest);
  return realConnect({ ...options, port: ways[`${host}:${port}`] ?? CLOSED_PORT }, ...rest);
}) as typeof net.connect;

syncBuiltinESMExports();
