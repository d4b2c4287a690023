import type { Rule } from "./diagnosis-rule.ts";
import type { Stage } from "./stages.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const gmail = { names: ["gmail"], text: /\bgsmtp\b|support\.google\.com/ };
const microsoft = {
  names: ["microsoft365", "outlook"],
  text: /\b(outlook|prod\.exchangelabs)\.com\b|SmtpClientAuthentication/i,
};
const envelope: Stage[] = ["sender", "recipient", "message"];

/** What servers answer, and how a conversation breaks. What is more specific stands higher. */
export const replyRules: Rule[] = [
  {
    id: "gmailAppPasswordNeeded",
    provider: gmail,
    response: 534,
    text: /application-specific password/i,
    field: "password",
    account: true,
  },
  {
    id: "gmailBrowserCheck",
    provider: gmail,
    response: 534,
    enhanced: ["5.7.9", "5.7.14"],
    field: "password",
    account: true,
  },
  {
    id: "gmailBadCredentials",
    provider: gmail,
    stage: "auth",
    response: 535,
    field: "password",
    account: true,
  },
  {
    id: "microsoftLoginDisabled",
    provider: microsoft,
    response: 535,
    enhanced: ["5.7.139", "5.7.3"],
    field: "password",
    account: true,
  },
  { id: "microsoftLoginDisabled", response: 535, enhanced: "5.7.139", field: "password", account: true },
  {
    id: "appPasswordNeeded",
    stage: "auth",
    response: 534,
    text: /application-specific password|app password/i,
    field: "password",
    account: true,
  },
  { id: "badCredentials", stage: "auth", response: 535, field: "password", account: true },
  { id: "starttlsRequired", response: 530, text: /STARTTLS/i, field: "encryption", account: true },
  {
    id: "loginRequired",
    response: 530,
    enhanced: ["5.7.0", "5.7.1", "5.5.1"],
    field: "username",
    account: true,
  },
  {
    id: "tooManyLogins",
    response: [421, 454],
    enhanced: "4.7.0",
    text: /too many|\brate\b/i,
    account: true,
    retryAfter: 15 * MINUTE,
  },
  { id: "loginUnavailable", stage: "auth", response: 454, account: true, retryAfter: 15 * MINUTE },
  { id: "loginMethodRefused", stage: "auth", response: [500, 502, 503, 504], field: "port", account: true },

  { id: "unusualRate", response: 421, enhanced: "4.7.28", account: true, retryAfter: 15 * MINUTE },
  { id: "throttled", response: 421, enhanced: "4.7.0", account: true, retryAfter: 15 * MINUTE },
  { id: "serverBusy", response: 421, enhanced: ["4.3.0", "4.4.5", "4.3.2"] },
  { id: "serverBusy", response: 451, enhanced: "4.3.0" },
  { id: "serverBusy", enhanced: "4.4.2" },
  {
    id: "dailyLimit",
    response: 550,
    enhanced: "5.4.5",
    account: true,
    permanent: false,
    retryAfter: 24 * HOUR,
  },
  { id: "mailboxFull", response: 452, enhanced: "4.2.2", field: "recipient" },
  { id: "mailboxFull", response: 552, enhanced: "5.2.2", field: "recipient" },
  { id: "tooManyRecipients", response: 452, enhanced: "4.5.3", field: "recipient" },
  { id: "noSuchRecipient", response: 550, enhanced: "5.1.1", field: "recipient" },
  { id: "notAuthenticatedDomain", response: 550, enhanced: "5.7.26", field: "address" },
  { id: "senderNotAllowed", response: 550, enhanced: "5.7.60", field: "address" },
  { id: "senderNotAllowed", response: 553, enhanced: "5.7.1", field: "address" },
  { id: "policyRefused", response: 550, enhanced: "5.7.1" },
  { id: "messageTooLarge", response: 552, enhanced: ["5.2.3", "5.3.4"] },
  {
    id: "addressMalformed",
    stage: "sender",
    response: 553,
    enhanced: ["5.1.2", "5.1.3", "5.1.7"],
    field: "address",
  },
  { id: "addressMalformed", response: 553, enhanced: ["5.1.2", "5.1.3"], field: "recipient" },
  { id: "wrongOrder", response: 503, retryAfter: 0 },
  { id: "earlyReply", original: "EARLY_REPLY" },
  { id: "talkTimeout", stage: envelope, code: "ETIMEDOUT" },
  { id: "talkTimeout", stage: "auth", code: "ETIMEDOUT" },
  { id: "hungUp", code: ["ECONNECTION", "ESOCKET"] },
  { id: "brokenReply", code: "EPROTOCOL" },
];
