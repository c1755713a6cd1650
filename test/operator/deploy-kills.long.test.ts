import { KILL_CASES, testKills } from "../fakes/deploy-kills.ts";
import type { KillMoment } from "../fakes/operator.ts";

const MOMENTS: KillMoment[] = ["before", "inside", "after"];

for (const subject of KILL_CASES) testKills(subject, (step) => MOMENTS.map((moment) => ({ step, moment })));
