import { createHash } from 'node:crypto';
import { numberFrom } from '../blobs/randomBytes';
import { Moment } from '../images';

/** A release in the demo's half year. */
export interface Release {
  version: string;
  /** 0 is the oldest. */
  index: number;
  /** When its build began. */
  at: Moment;
}

/** Services begin and end the half year on different days. */
function halfYearOf(name: string): { from: number; to: number } {
  const chance = numberFrom(`days ${name}`);
  return { from: 178 - (chance % 16), to: 2 + (Math.floor(chance / 16) % 13) };
}

/**
 * Spreads versions over days and office hours, unevenly as people release,
 * but always in the same way and in the given order.
 */
export function schedule(
  name: string,
  versions: string[],
  days: { from: number; to: number } = halfYearOf(name),
): Release[] {
  const gap =
    versions.length > 1 ? (days.from - days.to) / (versions.length - 1) : 0;
  return versions.map((version, index) => {
    const chance = numberFrom(`${name} ${version}`);
    const wobble = Math.floor(((chance % 100) / 100) * gap * 0.8);
    const daysAgo = Math.round(days.from - index * gap) + wobble;
    const isEnd = index === 0 || index === versions.length - 1;
    return {
      version,
      index,
      at: {
        daysAgo: isEnd ? Math.round(days.from - index * gap) : daysAgo,
        second: 8 * 3600 + (chance % (9 * 3600)),
      },
    };
  });
}

/** A length that differs a little from one text to the next, as real ones do. */
export function varied(bytes: number, share: number, text: string): number {
  const chance = (numberFrom(`varied ${text}`) % 1000) / 500 - 1;
  return Math.round(bytes * (1 + share * chance));
}

/** `count` versions of one line: `numbered('2.{}.0', 3)` gives 2.0.0 … 2.2.0. */
export function numbered(pattern: string, count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) =>
    pattern.replace('{}', String(first + index)),
  );
}

/** The commit of a release, as a Git hash. */
export function commitOf(service: string, version: string): string {
  return createHash('sha1').update(`${service} ${version}`).digest('hex');
}

/** The labels by which an image says what it was built from. */
export function sourceLabels(
  repository: string,
  version: string,
): Record<string, string> {
  return {
    'org.opencontainers.image.revision': commitOf(repository, version),
    'org.opencontainers.image.source': `https://git.brightwater.example/${repository}`,
    'org.opencontainers.image.version': version,
  };
}
