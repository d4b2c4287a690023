import { type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { settings } from "#lib/base/env.ts";
import { browserRules, policyFor } from "./page-policy.ts";

/** Where Next.js finds the nonce that it gives to its scripts. */
export const POLICY_HEADER = "content-security-policy";

type Rest = [statusMessage?: string, headers?: OutgoingHttpHeaders];

/**
 * An answer with all that the browser has to be told. It is added last, where the media type is known: what a route
 * says itself stands. (Next.js leaves out what a route says where anything stood before.)
 */
export class CarefulResponse extends ServerResponse {
  override writeHead(statusCode: number, ...rest: unknown[]): this {
    const mediaType = String(this.getHeader("content-type") ?? "");
    const page = String(this.req.headers[POLICY_HEADER] ?? "");
    const rules = { ...browserRules(settings().appUrl), [POLICY_HEADER]: policyFor(mediaType, page) };
    for (const [name, value] of Object.entries(rules)) if (!this.hasHeader(name)) this.setHeader(name, value);
    return super.writeHead(statusCode, ...(rest as Rest));
  }
}
