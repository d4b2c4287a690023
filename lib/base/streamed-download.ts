import { apologize } from "./apologize.ts";
import { download } from "./download.ts";

/**
 * The same as `download` for what is made while it goes out: the next piece when the last one has left. A failure on
 * the way breaks the download off, so that nobody takes a part for the whole; leaving ends the making.
 */
export function streamedDownload(
  name: string,
  pieces: AsyncGenerator<Uint8Array | string>,
  type: string,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      } catch (error) {
        apologize(error);
        throw error;
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: download(name, new Uint8Array(), type).headers });
}
