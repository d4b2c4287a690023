import { runCommand } from "../command.ts";
import { runApp } from "../run/run-app.ts";

await runCommand(() => runApp({ dev: true }));
