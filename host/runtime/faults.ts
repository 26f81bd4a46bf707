/**
 * Faults on request, so that a test can see what a plugin does when Figma does not do as asked. While they are on, the
 * page is told of every call of a function of the API and of every property that is set, with the place in the plugin's code that made
 * it; one that fits a fault fails as Figma's typings say it may: a promise rejects, a function throws, an answer is `null`.
 * Reading a property never fails here.
 */

export interface Fault {
  /** The API's name of it, as `figma.getNodeByIdAsync`, `node.exportAsync` or `node.fills =`. */
  readonly member: string;
  /** The place in the plugin's code that calls it, as the log has it. @default any */
  readonly site?: string;
  /** Which of the calls that fit, from 1. @default 1 */
  readonly nth?: number;
  /** `fail` rejects where a promise is awaited and else throws; `null` is the answer of what was not found. */
  readonly how: 'fail' | 'null';
}

export interface FaultPlan {
  /** Whether calls are written down. */
  readonly records: boolean;
  readonly faults: readonly Fault[];
}

/** One call, as it is reported to the page. */
export interface NotedCall {
  readonly member: string;
  readonly site: string;
  readonly isFailed: boolean;
}

export const noFaults: FaultPlan = { records: false, faults: [] };

type Call = (...parameters: never[]) => unknown;

export class Faults {
  #plan: FaultPlan;
  readonly #matchCounts = new Map<Fault, number>();
  readonly #note: (call: NotedCall) => void;

  constructor(plan: FaultPlan, note: (call: NotedCall) => void) {
    this.#plan = plan;
    this.#note = note;
  }

  /** From now on. */
  follow(plan: FaultPlan): void {
    this.#plan = plan;
    this.#matchCounts.clear();
  }

  /** Makes one call, or fails it. */
  around<Value>(member: string, call: () => Value): Value {
    const { records, faults } = this.#plan;
    if (!records && faults.length === 0) return call();
    const site = siteOf(new Error().stack ?? '');
    // Each counts all the calls that fit it, also those that another one fails.
    const [fault] = faults.filter((one) => this.#fits(one, member, site));
    if (records) this.#note({ member, site, isFailed: fault !== undefined });
    if (!fault) return call();
    const isLater = /Async$/.test(member);
    if (fault.how === 'null') return (isLater ? Promise.resolve(null) : null) as Value;
    const error = new Error(`in ${member}: this was made to fail`);
    if (isLater) return Promise.reject(error) as Value;
    throw error;
  }

  /** The same function, which may fail. */
  wrap<Function extends Call>(member: string, call: Function): Function {
    return ((...parameters: never[]) => this.around(member, () => call(...parameters))) as Function;
  }

  #fits(fault: Fault, member: string, site: string): boolean {
    if (fault.member !== member || (fault.site !== undefined && fault.site !== site)) return false;
    const met = (this.#matchCounts.get(fault) ?? 0) + 1;
    this.#matchCounts.set(fault, met);
    return met === (fault.nth ?? 1);
  }
}

/** The nearest place of the plugin's own code, as `function 12:3456`; its bundle is one file. */
function siteOf(stack: string): string {
  const line = stack.split('\n').find((one) => one.includes('code.js')) ?? '';
  return line
    .trim()
    .replace(/^at /, '')
    .replace(/\s*\(code\.js:?/, ' ')
    .replace(/\)$/, '');
}
