import { describe, expect, test } from "vitest";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import { SmtpFailure } from "./failure.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};

function diagnosisOf(provider: string, stage: Stage, reply: string, host = server.host) {
  const code = stage === "auth" ? "EAUTH" : "EENVELOPE";
  return diagnose(provider, new SmtpFailure({ ...server, host }, stage, code, { reply }));
}

// stage | what the server said | diagnosis | who can mend it | what the button does
const recorded = `
[gmail]
  auth | 534-5.7.9 Application-specific password required. gsmtp | gmailAppPasswordNeeded | wrong | guide app-passwords
  auth | 534-5.7.9 Please log in with your web browser and then try again. | gmailBrowserCheck | wrong | page myaccount.google.com
  auth | 534-5.7.14 Please log in via your web browser gsmtp | gmailBrowserCheck | wrong | page myaccount.google.com
  auth | 535-5.7.8 Username and Password not accepted. BadCredentials | gmailBadCredentials | wrong | guide create
  auth | 454 4.7.0 Too many login attempts, please try again later. gsmtp | tooManyLogins | wait |
  sender | 421 4.7.0 Try again later, closing connection. gsmtp | throttled | wait |
  message | 421-4.7.28 Our system has detected an unusual rate of mail | unusualRate | wait |
  recipient | 450 4.2.1 The user you are trying to contact is receiving mail too quickly | recipientTooFast | wait |
  recipient | 452 4.5.3 Your message has too many recipients | tooManyRecipients | message |
  message | 550 5.4.5 Daily user sending limit exceeded | dailyLimit | wait |
  message | 552 5.2.3 Your message exceeded Google's message size limits | messageTooLarge | message |
  message | 552 5.7.0 This message was blocked because its content presents a security issue | attachmentForbidden | message |
  message | 550-5.7.26 This mail is unauthenticated | notAuthenticatedDomain | provider |
  recipient | 550 5.2.1 The email account that you tried to reach is inactive | recipientClosed | message |
[microsoft365]
  auth | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. | microsoftLoginDisabled | provider | page aka.ms/smtp_auth_disabled
  auth | 535 5.7.3 Authentication unsuccessful [X.prod.exchangelabs.com] | microsoftLoginDisabled | provider | page aka.ms
  auth | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. | microsoftSecurityDefaults | provider | page security-defaults
  auth | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. | microsoftPasswordsEnded | provider | page aka.ms
  auth | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | microsoftBadCredentials | wrong |
  message | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded | tooManyConnections | wait |
  auth | 432 4.3.2 Concurrent connections limit exceeded | tooManyConnections | wait |
  message | 554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied | senderNotAllowed | wrong | senderIsLogin
  message | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException | dailyLimit | wait |
  message | 550 5.7.60 SMTP; Client does not have permissions to send as this sender | senderNotAllowed | wrong | senderIsLogin
  sender | 530 5.7.57 Client not authenticated to send mail | loginRequired | wrong |
  message | 550 5.7.501 Access denied, spam abuse detected | accountBlocked | provider |
  message | 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP | accountBlocked | provider |
  message | 550 5.7.515 Access denied, sending domain does not meet the required level | notAuthenticatedDomain | provider |
  recipient | 550 5.1.10 RESOLVER.ADR.RecipientNotFound | noSuchRecipient | message |
[seznam]
  auth | 535 5.7.8 Error: authentication failed | seznamBadCredentials | wrong | page seznam.cz
[icloud]
  auth | 535 5.7.8 Error: authentication failed | icloudBadCredentials | wrong | page account.apple.com
  message | 550 5.7.0 From address is not one of your addresses | senderNotAllowed | wrong | senderIsLogin
[yahoo]
  auth | 535 5.7.0 (#AUTH005) Too many bad auth attempts. | yahooBadCredentials | wrong | page login.yahoo.com
  message | 550 Request failed; Mailbox unavailable | yahooMailboxUnavailable | wrong | senderIsLogin
[zoho]
  auth | 535 Authentication Failed | zohoBadCredentials | wrong | page accounts.zoho.com
  message | 553 Relaying disallowed as info@firma.cz | senderNotAllowed | wrong | senderIsLogin
  message | 550 5.4.6 Unusual sending activity detected. Please try after sometime | accountBlocked | provider |
  sender | 530 Must issue a STARTTLS command first. | starttlsRequired | wrong | fill starttls
  message | 552 5.7.1 virus Win.Test.EICAR_HDB-1 detected by Zoho Mail | virusFound | message |
[fastmail]
  auth | 535 5.7.0 Incorrect username or password | fastmailBadCredentials | wrong | page fastmail.com
[proton]
  auth | 535 5.7.8 Error: authentication failed | protonBadCredentials | wrong | page proton.me
[forpsi]
  sender | 550 5.1.0 piWs1j0010jifNx01iWsdh authentication rejected | forpsiLogin | wrong |
[sendgrid]
  auth | 535 Authentication failed: Bad username / password | sendgridBadCredentials | wrong | page api_keys
  message | 550 The from address does not match a verified Sender Identity. | senderNotVerified | wrong | page sender_auth
  auth | 451 Authentication failed: Maximum credits exceeded | creditsUsedUp | provider |
[ses]
  auth | 535 Authentication Credentials Invalid | sesBadCredentials | wrong | page smtp-credentials
  message | 554 Message rejected: Email address is not verified. The following identities failed | senderNotVerified | wrong | page verify
  message | 454 Throttling failure: Maximum sending rate exceeded. | throttled | wait |
  message | 454 Throttling failure: Daily message quota exceeded. | dailyLimit | wait |
[brevo]
  auth | 535 5.7.8 Authentication failed | brevoBadCredentials | wrong | page keys/smtp
  sender | 502 5.7.0 Your SMTP account is not yet activated | accountNotActive | provider |
  sender | 502 5.7.0 Please authenticate first | loginRequired | wrong |
  auth | 525 5.7.1 Unauthorized IP address | ourAddressNotAllowed | provider | page brevo.com
[mailgun]
  auth | 535 5.7.0 Mailgun is not loving your login or password | mailgunBadCredentials | wrong | page mailgun.com
  message | 421 Domain x is not allowed to send: Free accounts are for test purposes only. | accountNotActive | provider |
  recipient | 550 5.7.1 Relaying denied | relayDenied | wrong |
[postmark]
  auth | 535 5.7.8 Error: authentication failed | postmarkBadCredentials | wrong | page postmarkapp.com
  message | 550 The 'From' address you supplied is not a Sender Signature on your account. | senderNotVerified | wrong | page signature
[resend]
  auth | 535 Authentication credentials invalid | resendBadCredentials | wrong | page api-keys
`;

/** A remedy in a few words: `page aka.ms`, `guide create`. */
function inWords(remedy: Diagnosis["remedy"]): string {
  if (!remedy) return "";
  switch (remedy.kind) {
    case "page":
      return `page ${new URL(remedy.url).href}`;
    case "guide":
      return `guide ${remedy.step}`;
    case "fill":
      return `fill ${Object.values(remedy.values).join(" ")}`;
    default:
      return remedy.kind;
  }
}

const providers = recorded.split(/^\[(\w+)\]\n/m).slice(1);

for (let i = 0; i < providers.length; i += 2) {
  const [provider = "", lines = ""] = providers.slice(i, i + 2);
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/ \| ?/));
  describe(provider, () => {
    test.each(rows)("at %s: %s is %s", (stage, reply = "", id, severity, remedy = "") => {
      const diagnosis = diagnosisOf(provider, stage as Stage, reply);
      expect(diagnosis).toMatchObject({ id, severity });
      const [kind = "", detail = ""] = remedy.split(" ");
      const said = inWords(diagnosis.remedy);
      expect(said.startsWith(kind) && said.includes(detail), said).toBe(true);
      expect(said === "").toBe(remedy === "");
    });
  });
}

test.each([
  ["smtp.gmail.com", "gmailBadCredentials"],
  ["smtp.office365.com", "badCredentials"],
  ["smtp.seznam.cz", "seznamBadCredentials"],
  ["SMTP.Mail.Yahoo.com", "yahooBadCredentials"],
  ["smtppro.zoho.eu", "zohoBadCredentials"],
  ["email-smtp.eu-central-1.amazonaws.com", "sesBadCredentials"],
  ["mail.firma.cz", "badCredentials"],
  ["smtp.gmail.com.example", "badCredentials"],
])("a provider is known by its server %s as well, whatever was chosen", (host, id) => {
  expect(diagnosisOf("other", "auth", "535 authentication failed", host).id).toBe(id);
});

test("Zoho's page is that of the region that the server belongs to", () => {
  const remedyAt = (host: string) => inWords(diagnosisOf("zoho", "auth", "535 no", host).remedy);
  expect(remedyAt("smtp.zoho.eu")).toContain("https://accounts.zoho.eu/");
  expect(remedyAt("smtp.zoho.com")).toContain("https://accounts.zoho.com/");
});
