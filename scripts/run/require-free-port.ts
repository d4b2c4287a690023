import { createServer } from "node:net";
import { Complaint } from "../complaint.ts";

/**
 * Makes sure that a port can be listened on.
 * @param host undefined: all addresses of the machine
 * @throws Complaint naming the setting to change
 */
export async function requireFreePort(setting: string, port: number, host?: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(new Complaint(refusal(setting, port, error.code))),
    );
    server.listen({ port, host }, () => server.close(() => done()));
  });
}

function refusal(setting: string, port: number, code: string | undefined): string {
  const other = `or start with another one, for example: ${setting}=${port + 1} npm start`;
  if (code === "EADDRINUSE") {
    return `Port ${port} is already taken by another program. Stop that program, ${other}`;
  }
  if (code === "EACCES") return `This user may not listen on port ${port}. Choose one above 1023, ${other}`;
  return `Port ${port} cannot be used (${code}). Set ${setting} to another one, ${other}`;
}
