/**
 * Job 1, the way without a model: frames in, files out. Every arrow of the design is one call here; the checks
 * come after, in `check.ts`, because a draft does not wait for them.
 */
export {};
