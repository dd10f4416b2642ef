import { Product, RUNTIMES, lineOf } from './endOfLife';
import { systemOfName } from './systemOfName';

/**
 * Until when what is in a base image gets security updates.
 * @public
 */
export interface BaseEndOfLife {
  /** What ends, with its line of releases: `Debian 11`, `Node.js 18`. */
  of: string;
  /** The last day, `2026-08-31`. */
  date: string;
}

/** Official images of runtimes; others of these names may count otherwise. */
const OFFICIAL: ReadonlyArray<[RegExp, Product]> = [
  [/^node:v?(\d[\d.]*)/, RUNTIMES.NODE_VERSION],
  [/^python:(\d[\d.]*)/, RUNTIMES.PYTHON_VERSION],
  [/^golang:(\d[\d.]*)/, RUNTIMES.GOLANG_VERSION],
  [/^ruby:(\d[\d.]*)/, RUNTIMES.RUBY_VERSION],
  [/^php:(\d[\d.]*)/, RUNTIMES.PHP_VERSION],
  [
    /^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps):(\d[\d.]*)/,
    RUNTIMES.DOTNET_VERSION,
  ],
];

/**
 * When the makers of a base image's system or of its runtime, whichever ends
 * first, no longer mend it, as far as the image's name tells. The dates are
 * those of endoflife.date that the rule `base-end-of-life` judges by.
 *
 * @param name - as people write it: `debian:12-slim`, `node:18-alpine3.18`
 * @public
 */
export function endOfLifeOfBase(name: string): BaseEndOfLife | undefined {
  return [...releaseLinesOfBase(name)]
    .sort((left, right) => (left.date < right.date ? -1 : 1))
    .at(0);
}

/**
 * The lines of releases that a base image belongs to, as far as its name tells:
 * that of its system, then that of its runtime. Images of the same lines follow
 * one another without a change of what is built on them.
 *
 * @param name - as people write it
 * @public
 */
export function releaseLinesOfBase(name: string): BaseEndOfLife[] {
  const short = name
    .toLowerCase()
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  return [systemOfName(short), runtimeOfName(short)].flatMap(told => {
    const line = told && lineOf(told.product, told.version);
    return told && line
      ? [{ of: `${told.product.name} ${line.line}`, date: line.ends }]
      : [];
  });
}

function runtimeOfName(
  name: string,
): { product: Product; version: string } | undefined {
  for (const [form, product] of OFFICIAL) {
    const version = form.exec(name)?.[1];
    if (version !== undefined) {
      return { product, version };
    }
  }
  return undefined;
}
