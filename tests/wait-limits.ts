/**
 * How long tests wait for what has to come, in ms. These are no claims about speed (benches measure that): a wait that is
 * met ends at once, and a busy machine with one core must not fail a test that only asks whether something happens.
 */
export const waitLimits = {
  /** A change of a page, or of anything that is polled. */
  change: 90_000,
  /** A whole story: a browser, the host and the panel are started in it. */
  story: 360_000,
} as const;
