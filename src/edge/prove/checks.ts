import type { Check } from "./check.ts";
import { checkCollapse, checkHerd, checkRecovery } from "./crowds.ts";
import { checkAllDead } from "./every-address.ts";
import { checkFaults } from "./faults.ts";
import { checkHangingForms } from "./forms.ts";
import { checkKeys, checkRefusals } from "./keys.ts";
import { checkLifetimes } from "./lifetimes.ts";
import { checkDeception, checkSmuggling } from "./raw-requests.ts";
import type { TierName } from "./running-edge.ts";
import { checkSpread } from "./spread.ts";
import { checkTls } from "./tls.ts";

/** What holds whatever stands in front. */
const everywhere: Check[] = [
  checkAllDead,
  checkHangingForms,
  checkKeys,
  checkDeception,
  checkSmuggling,
];

/** What a cache must do besides. */
const ofCaches: Check[] = [
  checkFaults,
  checkCollapse,
  checkHerd,
  checkRecovery,
  checkRefusals,
  ...everywhere,
];

/**
 * The checks of a tier, with origins that are played. nginx on one machine keeps no answers: it has the pages itself. Varnish
 * spreads lifetimes too short to be waited for, so its own log is asked (lifetimes.ts).
 */
export const checksOf: Record<TierName, Check[]> = {
  nginx: [checkTls, ...everywhere],
  "nginx-cache": [checkSpread, ...ofCaches],
  varnish: [checkLifetimes, ...ofCaches],
};
