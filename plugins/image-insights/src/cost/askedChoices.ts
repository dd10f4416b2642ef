import {
  costChoicesSchema,
  type CostChoices,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * What a page can calculate with instead of what is configured, in the order
 * in which it asks: the names of the API and of the address.
 * @public
 */
export const choiceNames = [
  'path',
  'cache',
  'instances',
  'perMonth',
  'region',
  'nodes',
  'placement',
  'runtime',
  'reuse',
  'coldShare',
  'gigabyte',
] as const;
/** One of {@link choiceNames}. @public */
export type ChoiceName = (typeof choiceNames)[number];

/** What an address asks to calculate with. @public */
export interface AskedChoices {
  choices: CostChoices;
  /** What is there but cannot be calculated with. */
  unknown: Array<{ name: ChoiceName; value: string }>;
}

/**
 * Reads choices from an address. One that is not allowed is told, and the rest
 * holds; an empty one is none (not zero).
 * @public
 */
export function askedChoices(
  get: (name: string) => string | undefined,
): AskedChoices {
  const allowed: Partial<Record<ChoiceName, string>> = {};
  const unknown: AskedChoices['unknown'] = [];
  for (const name of choiceNames) {
    const value = get(name)?.trim();
    if (value) {
      if (isAllowed(name, value)) {
        allowed[name] = value;
      } else {
        unknown.push({ name, value });
      }
    }
  }
  return { choices: costChoicesSchema.parse(allowed), unknown };
}

/** What an address says of choices, and nothing else of it. */
export function choicesPart(get: (name: string) => string | undefined): string {
  const part = new URLSearchParams();
  for (const name of choiceNames) {
    const value = get(name);
    if (value !== undefined) part.set(name, value);
  }
  return part.toString();
}

/** Whether the API would take a value. @public */
export function isAllowed(name: ChoiceName, value: string): boolean {
  return costChoicesSchema.safeParse({ [name]: value }).success;
}

/** An address without any choice. @public */
export const noChoices: Record<ChoiceName | 'of', undefined> = {
  of: undefined,
  path: undefined,
  cache: undefined,
  instances: undefined,
  perMonth: undefined,
  region: undefined,
  nodes: undefined,
  placement: undefined,
  runtime: undefined,
  reuse: undefined,
  coldShare: undefined,
  gigabyte: undefined,
};
