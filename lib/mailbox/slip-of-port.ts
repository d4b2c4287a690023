import { presetOfHost } from "./preset-lookup.ts";
import type { ProviderPreset, ServerChoice } from "./provider-preset.ts";
import type { Slip, TypedServer } from "./slips.ts";

const encryptionNames = { ssl: "SSL/TLS", starttls: "STARTTLS", none: "" };
/** Where mail is fetched from: POP3 and IMAP. */
const incomingPorts = ["110", "143", "993", "995"];

/** A port that is not for sending, or an encryption that does not go with it. */
export function slipOfPort(typed: TypedServer, presets: ProviderPreset[]): Slip | undefined {
  const port = typed.port.trim();
  if (port === "25" || incomingPorts.includes(port)) {
    const { port: right, encryption } = usualWay(typed, presets);
    const params = { typed: port, right: `${right} (${encryptionNames[encryption]})` };
    const id = port === "25" ? "portRelay" : "portIncoming";
    return { field: "port", id, params, values: { port: right, encryption } };
  }
  const right = encryptionAt(port);
  if (!right || right === typed.encryption) return undefined;
  // Without encryption only an operator's own server is reached, and there it may be meant so.
  if (right === "starttls" && typed.encryption === "none") return undefined;
  const params = { typed: port, right: encryptionNames[right] };
  return { field: "encryption", id: "encryptionOfPort", params, values: { encryption: right } };
}

function usualWay(typed: TypedServer, presets: ProviderPreset[]): Omit<ServerChoice, "host"> {
  const { host, provider, encryption } = typed;
  const preset =
    presetOfHost(presets, host.trim().toLowerCase()) ?? presets.find(({ id }) => id === provider);
  if (preset) return preset;
  return encryption === "starttls" ? { port: "587", encryption } : { port: "465", encryption: "ssl" };
}

// RFC 8314 §3.3; 2525 is at home with both.
function encryptionAt(port: string): "ssl" | "starttls" | undefined {
  if (["465", "2465"].includes(port)) return "ssl";
  return ["587", "2587"].includes(port) ? "starttls" : undefined;
}
