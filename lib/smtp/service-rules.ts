import type { Rule } from "./diagnosis-rule.ts";
import { page, refusedLogin } from "./refused-login.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const sendgrid = { names: ["sendgrid"], host: /\.sendgrid\.net$/, text: /sendgrid\.com/ };
const ses = { names: ["ses", "amazonses"], host: /\.amazonaws\.com$/ };
const brevo = { names: ["brevo"], host: /\.(brevo|sendinblue)\.com$/ };
const mailgun = { names: ["mailgun"], host: /\.mailgun\.org$/, text: /mailgun/i };
const postmark = { names: ["postmark"], host: /\.postmarkapp\.com$/ };
const resend = { names: ["resend"], host: /\.resend\.com$/ };

/** What services that send for others answer, and what it means there. What is more specific stands higher. */
export const serviceRules: Rule[] = [
  {
    id: "senderNotVerified",
    severity: "wrong",
    provider: sendgrid,
    response: [403, 550],
    text: /verified sender identity|not authorized to send from that email/i,
    field: "address",
    remedy: page("https://app.sendgrid.com/settings/sender_auth"),
  },
  {
    id: "creditsUsedUp",
    severity: "provider",
    provider: sendgrid,
    text: /maximum credits exceeded/i,
    account: true,
    permanent: false,
    retryAfter: DAY,
  },
  {
    id: "senderNotVerified",
    severity: "wrong",
    provider: ses,
    response: 554,
    text: /email address is not verified/i,
    field: "address",
    remedy: page("https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html"),
  },
  {
    id: "dailyLimit",
    severity: "wait",
    provider: ses,
    response: 454,
    text: /daily message quota/i,
    account: true,
    retryAfter: DAY,
  },
  {
    id: "throttled",
    severity: "wait",
    provider: ses,
    response: 454,
    text: /throttling|sending rate/i,
    account: true,
    retryAfter: MINUTE,
  },
  {
    id: "accountNotActive",
    severity: "provider",
    provider: brevo,
    response: [502, 550],
    text: /not yet activated/i,
    account: true,
  },
  {
    id: "ourAddressNotAllowed",
    severity: "provider",
    provider: brevo,
    response: [525, 535, 550],
    text: /unauthorized ip/i,
    account: true,
    remedy: page("https://app.brevo.com/security/authorised_ips"),
  },
  {
    id: "accountNotActive",
    severity: "provider",
    provider: mailgun,
    text: /test purposes only|free accounts are/i,
    account: true,
  },
  {
    id: "senderNotVerified",
    severity: "wrong",
    provider: postmark,
    text: /sender signature/i,
    field: "address",
    remedy: page("https://account.postmarkapp.com/signature_domains"),
  },
  refusedLogin("sendgridBadCredentials", sendgrid, page("https://app.sendgrid.com/settings/api_keys")),
  refusedLogin(
    "sesBadCredentials",
    ses,
    page("https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html"),
  ),
  refusedLogin("brevoBadCredentials", brevo, page("https://app.brevo.com/settings/keys/smtp")),
  refusedLogin("mailgunBadCredentials", mailgun, page("https://app.mailgun.com/app/sending/domains")),
  refusedLogin("postmarkBadCredentials", postmark, page("https://account.postmarkapp.com/servers")),
  refusedLogin("resendBadCredentials", resend, page("https://resend.com/api-keys")),
];
