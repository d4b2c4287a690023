import { requestHeaders } from "../request-headers.ts";
import { currentSession } from "../session.ts";
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, renewRecoveryCodes } from "./two-factor.ts";

// The deeds of two-factor for the person of this request: the plugin reads and sets the session's cookie itself.

type Password = { password: string };

export const beginOwnTwoFactor = async (input: Password) =>
  beginTwoFactor(await currentSession(), input, await requestHeaders());

export const confirmOwnTwoFactor = async (input: { code: string }) =>
  confirmTwoFactor(await currentSession(), input, await requestHeaders());

export const endOwnTwoFactor = async (input: Password) =>
  endTwoFactor(await currentSession(), input, await requestHeaders());

export const renewOwnRecoveryCodes = async (input: Password) =>
  renewRecoveryCodes(await currentSession(), input, await requestHeaders());
