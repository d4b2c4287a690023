#!/usr/bin/env bash
# Installs what e2e/postfix.spec.ts needs, on Debian and its kin, as root. The system gets no mail server by it:
# nothing is set up, nothing is started, and no other mail server is removed.
set -euo pipefail

packages=(postfix sasl2-bin libsasl2-modules)
installed=$(dpkg-query --show --showformat='${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | grep -cx installed || true)
[[ $installed == "${#packages[@]}" ]] && exit 0

if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
  echo "The packages ${packages[*]} are missing, and only root with apt-get can install them." >&2
  exit 1
fi

# Whoever installs a service starts it too, unless this file says no (invoke-rc.d(8)).
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
# Without a configuration there is nothing that a later start of the machine could run.
[[ -e /etc/postfix/main.cf ]] || debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration'

export DEBIAN_FRONTEND=noninteractive
patience=(-o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=60)
install() {
  apt-get "${patience[@]}" update &&
    apt-get "${patience[@]}" install --yes --no-install-recommends --no-remove "${packages[@]}"
}
said=$(install 2>&1 </dev/null) && exit 0
tail -n 15 <<<"$said" >&2
exit 1
