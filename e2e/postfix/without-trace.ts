// What the servers on the way put in front of a message (RFC 5321 §4.4), and Postfix's delivery.
const traceFields = ["return-path", "x-original-to", "delivered-to", "received"];

/** A delivered message, and before it what was put in front of it on the way. */
export function withoutTrace(raw: Buffer): { trace: string; message: string } {
  const text = raw.toString("latin1");
  let end = 0;
  for (;;) {
    const [field, name = ""] = /^([\w-]+):.*\n(?:[ \t].*\n)*/.exec(text.slice(end)) ?? [];
    if (!field || !traceFields.includes(name.toLowerCase()))
      return { trace: text.slice(0, end), message: text.slice(end) };
    end += field.length;
  }
}
