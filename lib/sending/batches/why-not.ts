import { sql } from "#lib/base/db.ts";

/**
 * Why an invoice `i` of a customer `c` is not sent with many others, as a Problem; null where it is. A piece of a
 * statement, so that a thousand are judged at once, and at the order as at the review.
 */
export const whyNot = sql`CASE
  WHEN i."state" = 'draft' THEN 'draftNotSent'
  WHEN i."state" = 'cancelled' THEN 'cancelledNotSent'
  WHEN c."email" = '' AND NOT EXISTS (SELECT FROM "CustomerContact" p
    WHERE p."customerId" = c."id" AND p."forInvoices") THEN 'batchNoAddress'
  WHEN EXISTS (SELECT FROM "Delivery" d WHERE d."invoiceId" = i."id" AND d."kind" = 'invoice'
    AND d."state" NOT IN ('rejected', 'cancelled')) THEN 'batchSentBefore'
  WHEN EXISTS (SELECT FROM "SendBatchItem" w JOIN "SendBatch" b ON b."id" = w."batchId"
    WHERE w."invoiceId" = i."id" AND w."state" = 'waiting' AND b."state" IN ('running', 'paused'))
    THEN 'batchWaitsElsewhere'
END`;
