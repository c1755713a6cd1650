import { KILL_CASES, testKills } from "../fakes/deploy-kills.ts";
import type { KillMoment } from "../fakes/operator.ts";

const MOMENTS: KillMoment[] = ["inside", "before", "after"];

// A sample: every third step, each at another moment. All of it is in deploy-kills.long.test.ts.
for (const subject of KILL_CASES.filter((one) => !one.forgets)) {
  testKills(subject, (step, index) => {
    const moment = MOMENTS[Math.floor(index / 3) % 3];
    return index % 3 === 1 && moment !== undefined ? [{ step, moment }] : [];
  });
}

testKills({ name: "a switch begun anew", migrates: false, crashes: false, forgets: true }, (step) =>
  step === "register" ? [{ step, moment: "inside" }] : [],
);
testKills({ name: "a migration begun anew", migrates: true, crashes: false, forgets: true }, (step) =>
  step === "migrate" || step === "register" ? [{ step, moment: "inside" }] : [],
);
