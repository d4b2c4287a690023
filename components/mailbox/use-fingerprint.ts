"use client";

import { useEffect, useState } from "react";

/** The SHA-256 fingerprint of a certificate in PEM, as `AB:CD:…`; undefined where the browser cannot reckon it. */
export function useFingerprint(pem: string): string | undefined {
  const [known, setKnown] = useState<{ pem: string; fingerprint: string }>();
  useEffect(() => {
    let left = false;
    void fingerprintOf(pem).then((fingerprint) => {
      if (!left && fingerprint) setKnown({ pem, fingerprint });
    });
    return () => {
      left = true;
    };
  }, [pem]);
  return known?.pem === pem ? known.fingerprint : undefined;
}

// Browsers reckon only on pages that came by HTTPS or from this machine.
async function fingerprintOf(pem: string): Promise<string | undefined> {
  if (pem === "" || !globalThis.crypto?.subtle) return undefined;
  try {
    const bytes = Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, "")), (sign) => sign.charCodeAt(0));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
  } catch {
    return undefined;
  }
}
