import { Confidence } from '../../model';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { unreadReason } from '../shared/unreadLayers';
import {
  CENTOS_STREAM,
  END_OF_LIFE,
  Product,
  ROLLING,
  RUNTIMES,
  SYSTEMS,
  lineOf,
} from './endOfLife';
import { recordedBase } from './recordedBase';
import { systemOfName } from './systemOfName';

/** A system or runtime in the image, with its version. */
interface Found {
  product: Product;
  version: string;
  confidence: Confidence;
  method: string;
  path?: string;
}

const YEAR = 365 * 86_400_000;

/** A system or runtime that gets no security updates any more. */
export const baseEndOfLife: Rule = {
  id: 'base-end-of-life',
  version: 1,
  title: 'System or runtime past its end of life',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'After its end of life a system gets no security fixes, and its package archive may move or vanish, so that the image cannot be built again.',
  remedy: 'Move to a version that is supported.',
  sources: [{ name: END_OF_LIFE.source, url: END_OF_LIFE.url }],
  decide(input) {
    const system = findSystem(input);
    const found = [
      ...(typeof system === 'object' ? [system] : []),
      ...findRuntimes(input),
    ];
    const findings = found.flatMap(findingOf);
    if (findings.length > 0) {
      return { state: 'found', findings };
    }
    if (system === 'none') {
      return found.length > 0
        ? { state: 'passed' }
        : {
            state: 'not-applicable',
            reason: 'the image holds no operating system',
          };
    }
    if (system === 'rolling') {
      return { state: 'passed' };
    }
    if (system === undefined) {
      return {
        state: 'undecided',
        missing: 'contents',
        reason: `which system the image holds is not known: ${
          input.contents.known && input.contents.value.isComplete
            ? 'nothing in it names a system and version that the table knows'
            : unreadReason(input)
        }`,
      };
    }
    const known = lineOf(system.product, system.version);
    return known
      ? { state: 'passed' }
      : {
          state: 'undecided',
          missing: 'registry',
          reason: `the table of ${END_OF_LIFE.gatheredAt} does not know ${system.product.name} ${system.version}`,
        };
  },
};

function findingOf({
  product,
  version,
  confidence,
  method,
  path,
}: Found): Finding[] {
  const line = lineOf(product, version);
  if (!line || line.ends >= END_OF_LIFE.asOf) {
    return [];
  }
  const isLongAgo = Date.parse(END_OF_LIFE.asOf) - Date.parse(line.ends) > YEAR;
  const next = supported(product);
  return [
    {
      key: product.name,
      title: `${product.name} ${line.line} is past its end of life`,
      seen: `The image holds ${product.name} ${version}; security updates for ${line.line} ended on ${line.ends}.`,
      severity: isLongAgo ? 'high' : 'medium',
      confidence,
      method: `${method}; dates of ${END_OF_LIFE.source}, gathered ${END_OF_LIFE.gatheredAt}`,
      places: path === undefined ? [] : [{ path }],
      remedy: {
        text:
          next === undefined
            ? 'Move to a supported version.'
            : `Move to ${product.name} ${next.line}, supported until ${next.ends}.`,
      },
    },
  ];
}

/** The line with the latest end. */
function supported(
  product: Product,
): { line: string; ends: string } | undefined {
  const [best] = Object.entries(product.ends)
    .map(([line, ends]) => ({ line, ends }))
    .filter(({ ends }) => ends >= END_OF_LIFE.asOf)
    .sort((left, right) => (left.ends < right.ends ? 1 : -1));
  return best;
}

/**
 * `none` where it is known that there is no system: nothing in the image names
 * one, and no package manager was at work. `rolling` for one without releases.
 */
function findSystem(input: RuleInput): Found | 'none' | 'rolling' | undefined {
  const { contents, image } = input;
  if (contents.known) {
    const { texts, isComplete, packages } = contents.value;
    for (const path of ['etc/os-release', 'usr/lib/os-release']) {
      if (texts[path] !== undefined) {
        return byOsRelease(texts[path], path);
      }
    }
    const alpine = texts['etc/alpine-release'];
    if (alpine !== undefined) {
      return {
        product: SYSTEMS.alpine,
        version: alpine.trim(),
        confidence: 'certain',
        method: 'read from /etc/alpine-release',
        path: 'etc/alpine-release',
      };
    }
    if (isComplete && packages.length === 0) {
      return 'none';
    }
  }
  if (image.base.known && image.base.layerCount === 0) {
    return 'none';
  }
  return byBaseName(input);
}

function byOsRelease(
  text: string,
  path: string,
): Found | 'rolling' | undefined {
  const values = new Map<string, string>();
  for (const line of text.split('\n').slice(0, 100)) {
    const match = /^([A-Z_]+)=(.*)$/.exec(line.trim());
    if (match) {
      values.set(match[1], match[2].replace(/^["']|["']$/g, ''));
    }
  }
  const id = values.get('ID') ?? '';
  const version = values.get('VERSION_ID');
  if (ROLLING.has(id) || (id === 'debian' && version === undefined)) {
    // Debian's testing and unstable have no version.
    return 'rolling';
  }
  const isStream = id === 'centos' && /stream/i.test(values.get('NAME') ?? '');
  const product = isStream
    ? CENTOS_STREAM
    : Object.hasOwn(SYSTEMS, id) && SYSTEMS[id];
  return product && version
    ? {
        product,
        version,
        confidence: 'certain',
        method: `read from /${path}`,
        path,
      }
    : undefined;
}

/** From the base's name: `debian:bookworm-slim`, `node:20-alpine3.18`, `ubi8`. */
function byBaseName(input: RuleInput): Found | undefined {
  const { base } = input.image;
  const name =
    recordedBase(input)?.name ?? (base.known ? base.name : undefined);
  if (!base.known || name === undefined) {
    return undefined;
  }
  const told = systemOfName(name.toLowerCase());
  return (
    told && {
      ...told,
      confidence: base.confidence === 'certain' ? 'likely' : base.confidence,
      method: `told by the name of the base image, ${name}`,
    }
  );
}

/** Their programs, by which a variable that nothing stands behind is told. */
const PROGRAMS = new Map<string, RegExp>([
  ['NODE_VERSION', /(?:^|\/)node$/],
  ['PYTHON_VERSION', /(?:^|\/)python[\d.]*$/],
  ['GOLANG_VERSION', /(?:^|\/)bin\/go$/],
  ['RUBY_VERSION', /(?:^|\/)ruby[\d.]*$/],
  ['PHP_VERSION', /(?:^|\/)(?:php[\d.]*|php-fpm[\d.]*|libphp\.so)$/],
  ['DOTNET_VERSION', /(?:^|\/)dotnet$/],
]);

/** Runtimes as official images state them in the environment. */
function findRuntimes({ facts, contents }: RuleInput): Found[] {
  return facts.environment.flatMap(({ name, value }): Found[] => {
    const product = Object.hasOwn(RUNTIMES, name) ? RUNTIMES[name] : undefined;
    const program = PROGRAMS.get(name);
    if (!product || value === undefined) {
      return [];
    }
    const isRead = contents.known && contents.value.isComplete;
    const file =
      isRead && program
        ? contents.value.files.find(
            ({ path, hidden }) => hidden === undefined && program.test(path),
          )
        : undefined;
    return isRead && !file
      ? []
      : [
          {
            product,
            version: value.replace(/^(?:v|go)/, ''),
            confidence: 'likely',
            method: `stated by the environment variable ${name}`,
            path: file?.path,
          },
        ];
  });
}
