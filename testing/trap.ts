import net from "node:net";

export type Trap = {
  /** Outside of the ports that our settings allow. */
  port: number;
  /** Who came near. */
  touched: number;
  close: () => Promise<void>;
};

/** A port of this machine that nobody may connect to, whatever address of it they know. */
export async function startTrap(): Promise<Trap> {
  const listener = net.createServer((socket) => {
    trap.touched++;
    socket.destroy();
  });
  const trap: Trap = {
    port: 0,
    touched: 0,
    close: () => new Promise((done) => listener.close(() => done())),
  };
  // Without a host: both families, where there are both.
  await new Promise<void>((done) => listener.listen(0, done));
  trap.port = (listener.address() as net.AddressInfo).port;
  return trap;
}
