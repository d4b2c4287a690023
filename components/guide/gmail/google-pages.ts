/** Google's own pages that the guide leads to. */
export const googlePages = {
  security: "https://myaccount.google.com/security",
  twoStep: "https://myaccount.google.com/signinoptions/two-step-verification",
  appPasswords: "https://myaccount.google.com/apppasswords",
  relayHelp: "https://support.google.com/a/answer/2956491",
} as const;
