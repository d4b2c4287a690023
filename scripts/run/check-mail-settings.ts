import type { Settings } from "#lib/base/env.ts";
import { parseAllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import { trustedContext } from "#lib/smtp/trust.ts";

/** Says what the worker would die of, before anything is started. @throws SettingsError naming the setting */
export function checkMailSettings({ smtpAllowedPrivateHosts }: Settings): void {
  parseAllowedHosts(smtpAllowedPrivateHosts);
  trustedContext();
}
