import { requireSession } from "#lib/auth/session.ts";
import { watchDeliveries } from "#lib/outbox/watch-deliveries.ts";

export const dynamic = "force-dynamic";

const HEARTBEAT_MS = 25_000;
// The browser comes back by itself, and its session is checked anew.
const LIFETIME_MS = 5 * 60_000;

/** Server-sent events: one empty message whenever a delivery of the company changes. Pages then read anew. */
export async function GET(): Promise<Response> {
  const { company } = await requireSession("delivery:read");
  const encoder = new TextEncoder();
  let release = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const unwatch = watchDeliveries(company.id, () => say("data: changed\n\n"));
      const heartbeat = setInterval(() => say(": alive\n\n"), HEARTBEAT_MS);
      const lifetime = setTimeout(() => {
        release();
        controller.close();
      }, LIFETIME_MS);
      release = () => {
        unwatch();
        clearInterval(heartbeat);
        clearTimeout(lifetime);
      };
      say("retry: 1000\n\n");
    },
    cancel: () => release(),
  });
  const headers = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  };
  return new Response(stream, { headers });
}
