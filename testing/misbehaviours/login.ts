import { type Misbehaviour, misbehaves } from "./misbehaviour.ts";

/** What goes wrong while signing in. */
export const loginMisbehaviours: Misbehaviour[] = [
  {
    name: "offers no login",
    script: () => ({ offers: ["8BITMIME"] }),
    ends: "failed at auth: authNotOffered",
  },
  {
    name: "offers only logins that we do not know",
    script: () => ({
      offers: ["AUTH GSSAPI NTLM"],
      moves: { auth: "504 5.5.4 Unrecognized authentication type" },
    }),
    ends: "failed at auth: loginMethodRefused",
  },
  misbehaves(
    "refuses the password",
    { auth: "535 5.7.8 Authentication failed" },
    "failed at auth: badCredentials",
  ),
  misbehaves(
    "refuses it and tells it on",
    { auth: (line) => `535 5.7.8 ${line} is not the password of jmeno: tajne-heslo-42` },
    "failed at auth: badCredentials",
  ),
  misbehaves(
    "wants an app password",
    { auth: "534 5.7.9 Application-specific password required" },
    "failed at auth: appPasswordNeeded",
  ),
  misbehaves(
    "cannot check logins now",
    { auth: "454 4.7.0 Temporary authentication failure" },
    "failed at auth: loginUnavailable",
  ),
  misbehaves(
    "counts too many logins",
    { auth: "454 4.7.0 Too many login attempts" },
    "failed at auth: tooManyLogins",
  ),
  misbehaves(
    "refuses the login in words that nobody knows",
    { auth: "599 5.9.9 Blue" },
    "failed at auth: unknownReply",
  ),
  misbehaves("asks on after the login", { auth: "334 " }, "failed at auth: loginMethodRefused"),
  misbehaves("is silent at the login", { auth: "silence" }, "failed at auth: talkTimeout", { slow: true }),
  misbehaves("hangs up at the login", { auth: "drop" }, "failed at auth: hungUp"),
  misbehaves(
    "breaks its answer to the login off",
    { auth: { raw: "235 2.7", drop: true } },
    "failed at auth: hungUp",
  ),
  misbehaves(
    "answers the login without end",
    { auth: { raw: "235-x\r\n".repeat(20_000) } },
    "failed at auth: brokenReply",
  ),
];
