import { type ProviderPreset, presetOf } from "./provider-preset.ts";

/** Where Czech and Slovak firms rent a mailbox along with their domain. */
export const hostingProviders: ProviderPreset[] = [
  presetOf({
    id: "wedos",
    kind: "hosting",
    hosts: ["wes1-smtp.wedos.net"],
    ports: ["465", "587"],
    passwordKind: "account",
    mx: ["wedos.net"],
    hostVaries: true,
    limits: { messagesPerDay: 500 },
    spfInclude: "_spf.we.wedos.net",
  }),
  presetOf({
    id: "forpsi",
    kind: "hosting",
    hosts: ["smtp.forpsi.com"],
    ports: ["465", "587"],
    passwordKind: "account",
    mx: ["forpsi.com"],
    mistakenHosts: ["mail.forpsi.com", "mx.forpsi.com"],
    limits: { messagesPerMinute: 250, messagesPerHour: 1_000, messagesPerDay: 20_000 },
    spfInclude: "_spf.forpsi.com",
  }),
  presetOf({
    id: "active24",
    kind: "hosting",
    hosts: ["email.active24.com"],
    ports: ["465"],
    passwordKind: "account",
    mx: ["active24.com", "active24.cz", "smtp.cz"],
    mistakenHosts: ["smtp.active24.com", "mail.active24.com"],
  }),
  presetOf({
    id: "websupport",
    kind: "hosting",
    hosts: ["smtp.websupport.sk"],
    ports: ["465"],
    passwordKind: "account",
    mx: ["websupport.sk"],
    mistakenHosts: ["mail.websupport.sk"],
    spfInclude: "_spf.websupport.sk",
  }),
];
