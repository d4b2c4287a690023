import type { Rule } from "./diagnosis-rule.ts";
import type { FailureFacts } from "./failure.ts";
import { page, refusedLogin } from "./refused-login.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const gmail = {
  names: ["gmail"],
  host: /(^|\.)(gmail|googlemail|google)\.com$/,
  text: /\bgsmtp\b|support\.google\.com/,
};
const microsoft = {
  names: ["microsoft365", "outlook"],
  host: /\.(office365|outlook)\.com$/,
  text: /\b(outlook|prod\.exchangelabs)\.com\b|SmtpClientAuthentication|STOREDRV/i,
};
const seznam = { names: ["seznam"], host: /\.seznam\.cz$/ };
const icloud = { names: ["icloud"], host: /\.mail\.me\.com$/ };
const yahoo = { names: ["yahoo"], host: /\.mail\.yahoo\.com$/, text: /#AUTH\d{3}/ };
const zoho = { names: ["zoho"], host: /\.(zoho|zohomail|zeptomail)\.(com|eu|in)$/ };
const fastmail = { names: ["fastmail"], host: /\.fastmail\.com$/ };
const proton = { names: ["proton"], host: /\.protonmail\.ch$/ };
const forpsi = { names: ["forpsi"], host: /\.forpsi\.com$/ };

const smtpAuthPage = page("https://aka.ms/smtp_auth_disabled");
const zohoPage = ({ host }: FailureFacts) =>
  page(`https://accounts.zoho.${/\.(eu|in)$/.exec(host)?.[1] ?? "com"}/home#security/app_password`);

/** What single providers answer, and what it means there. What is more specific stands higher. */
export const providerRules: Rule[] = [
  {
    id: "gmailAppPasswordNeeded",
    severity: "wrong",
    provider: gmail,
    response: 534,
    text: /application-specific password/i,
    field: "password",
    account: true,
    remedy: { kind: "guide", step: "app-passwords" },
  },
  {
    id: "gmailBrowserCheck",
    severity: "wrong",
    provider: gmail,
    response: 534,
    enhanced: ["5.7.9", "5.7.14"],
    field: "password",
    account: true,
    remedy: page("https://myaccount.google.com/security"),
  },
  refusedLogin("gmailBadCredentials", gmail, { kind: "guide", step: "create" }),
  {
    id: "attachmentForbidden",
    severity: "message",
    provider: gmail,
    stage: "message",
    response: 552,
    enhanced: "5.7.0",
    permanent: true,
  },

  {
    id: "microsoftSecurityDefaults",
    severity: "provider",
    provider: microsoft,
    stage: "auth",
    response: 535,
    text: /security defaults/i,
    field: "password",
    account: true,
    remedy: page("https://learn.microsoft.com/entra/fundamentals/security-defaults"),
  },
  {
    id: "microsoftPasswordsEnded",
    severity: "provider",
    provider: microsoft,
    stage: "auth",
    response: 535,
    text: /basic authentication is disabled/i,
    field: "password",
    account: true,
    remedy: smtpAuthPage,
  },
  {
    id: "microsoftBadCredentials",
    severity: "wrong",
    provider: microsoft,
    stage: "auth",
    response: 535,
    text: /credentials were incorrect/i,
    field: "password",
    account: true,
  },
  {
    id: "microsoftLoginDisabled",
    severity: "provider",
    provider: microsoft,
    response: 535,
    enhanced: ["5.7.139", "5.7.3"],
    field: "password",
    account: true,
    remedy: smtpAuthPage,
  },
  {
    id: "microsoftLoginDisabled",
    severity: "provider",
    response: 535,
    enhanced: "5.7.139",
    field: "password",
    account: true,
    remedy: smtpAuthPage,
  },
  {
    id: "tooManyConnections",
    severity: "wait",
    provider: microsoft,
    response: 432,
    enhanced: "4.3.2",
    account: true,
    retryAfter: MINUTE,
  },
  {
    id: "senderNotAllowed",
    severity: "wrong",
    provider: microsoft,
    response: 554,
    text: /SendAsDenied/i,
    field: "address",
    remedy: { kind: "senderIsLogin" },
  },
  {
    id: "dailyLimit",
    severity: "wait",
    provider: microsoft,
    response: 554,
    text: /SubmissionQuotaExceeded/i,
    account: true,
    permanent: false,
    retryAfter: DAY,
  },
  {
    id: "accountBlocked",
    severity: "provider",
    response: 550,
    enhanced: ["5.7.501", "5.7.502", "5.7.503", "5.7.705", "5.7.708"],
    account: true,
  },

  {
    id: "senderNotAllowed",
    severity: "wrong",
    provider: zoho,
    response: 553,
    text: /relaying disallowed/i,
    field: "address",
    account: false,
    remedy: { kind: "senderIsLogin" },
  },
  {
    id: "accountBlocked",
    severity: "provider",
    provider: zoho,
    response: [550, 554],
    text: /unusual sending activity|outgoing blocked/i,
    account: true,
  },
  {
    id: "senderNotAllowed",
    severity: "wrong",
    provider: icloud,
    response: 550,
    text: /from address is not one of your addresses/i,
    field: "address",
    remedy: { kind: "senderIsLogin" },
  },
  {
    id: "yahooMailboxUnavailable",
    severity: "wrong",
    provider: yahoo,
    stage: "message",
    response: 550,
    text: /request failed; mailbox unavailable/i,
    field: "address",
    remedy: { kind: "senderIsLogin" },
  },
  refusedLogin(
    "seznamBadCredentials",
    seznam,
    page("https://o-seznam.cz/napoveda/ucet/dvoufazove-overeni/postovni-programy/"),
  ),
  refusedLogin("icloudBadCredentials", icloud, page("https://account.apple.com")),
  refusedLogin("yahooBadCredentials", yahoo, page("https://login.yahoo.com/account/security")),
  refusedLogin("zohoBadCredentials", zoho, zohoPage),
  refusedLogin("fastmailBadCredentials", fastmail, page("https://app.fastmail.com/settings/security")),
  refusedLogin("protonBadCredentials", proton, page("https://account.proton.me/mail/imap-smtp")),
  {
    id: "forpsiLogin",
    severity: "wrong",
    provider: forpsi,
    response: 550,
    enhanced: "5.1.0",
    text: /authentication (failed|rejected)/i,
    field: "password",
    account: true,
  },
];
