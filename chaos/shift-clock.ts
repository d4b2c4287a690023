// Loaded into a worker before anything else: its clock is wrong by OBALKA_CLOCK_SHIFT_MS.
const shiftMs = Number(process.env.OBALKA_CLOCK_SHIFT_MS);
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (_target, given, newTarget) =>
    Reflect.construct(RealDate, given.length === 0 ? [RealDate.now() + shiftMs] : given, newTarget),
  apply: () => new RealDate(RealDate.now() + shiftMs).toString(),
  get: (target, name) =>
    name === "now" ? () => RealDate.now() + shiftMs : Reflect.get(target, name, RealDate),
});
