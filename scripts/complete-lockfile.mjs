// After `npm install`: writes into package-lock.json the optional packages of other platforms that the
// registry at hand does not carry. Without them `npm ci` calls the lockfile incomplete on every platform.
// Run: node scripts/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs";

const lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lockfile;
const systems = /android|darwin|freebsd|linux|win32|openharmony|wasm32|openbsd|netbsd|sunos|aix/;
const processors = /arm64|x64|ia32|arm|riscv64|ppc64|s390x|loong64|mips64el|wasm32/;

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
    const os = systems.exec(name)?.[0];
    const cpu = processors.exec(name)?.[0];
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev }),
      ...(os === "linux" && { libc: [name.includes("musl") ? "musl" : "glibc"] }),
      optional: true,
      ...(os && { os: [os] }),
    };
  }
}
lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lockfile, null, 2)}\n`);
