import { PathTrait } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { baseNameParts } from './builderBases';

/** A base image of which there is a smaller variant on the same system. */
export interface FatBase {
  repository: RegExp;
  /** Of the tag: these are the large variants; the others are small already. */
  isLarge: (tag: string) => boolean;
  /** Tag of the variant that is smaller by what the families name. */
  smaller: (repository: string, tag: string) => string;
  /** What the large variant has and the small one has not. */
  surplus: readonly PathTrait['family'][];
  /** So many bytes of it at least, where contents are known. */
  leastBytes: number;
}

const SMALL =
  /(?:^|-)(?:slim|alpine|windowsservercore|nanoserver|jre|headless)/;

/**
 * By the naming of Docker's official images; that a proposed tag is there for
 * every version is not checked. Variants with another C library (Alpine) are not proposed:
 * programs may need the one that they were built for.
 */
const FAT_BASES: readonly FatBase[] = [
  {
    repository: /^(?:docker\.io\/)?(?:library\/)?debian$/,
    isLarge: tag => !SMALL.test(tag),
    smaller: (repository, tag) =>
      tag === 'latest'
        ? `${repository}:stable-slim`
        : `${repository}:${tag}-slim`,
    surplus: ['documentation'],
    leastBytes: 5_000_000,
  },
  {
    // They stand on buildpack-deps: compilers and headers of everything.
    repository: /^(?:docker\.io\/)?(?:library\/)?(?:python|ruby|perl)$/,
    isLarge: tag => !SMALL.test(tag),
    smaller: (repository, tag) => `${repository}:${withSlim(tag)}`,
    surplus: ['toolchain', 'documentation'],
    leastBytes: 20_000_000,
  },
  {
    repository: /^(?:docker\.io\/)?(?:library\/)?node$/,
    isLarge: tag => !SMALL.test(tag),
    smaller: (repository, tag) =>
      tag === 'latest' ? `${repository}:slim` : `${repository}:${tag}-slim`,
    surplus: ['toolchain', 'documentation'],
    leastBytes: 20_000_000,
  },
  {
    repository:
      /^(?:docker\.io\/)?(?:library\/)?(?:eclipse-temurin|ibm-semeru-runtimes|sapmachine)$/,
    isLarge: tag => !/jre/.test(tag),
    smaller: (repository, tag) => `${repository}:${withJre(tag)}`,
    surplus: ['toolchain'],
    leastBytes: 20_000_000,
  },
  {
    // Its tags name Java only beside its version: 10.1 has no 10.1-jre.
    repository: /^(?:docker\.io\/)?(?:library\/)?tomcat$/,
    isLarge: tag => /jdk\d/.test(tag),
    smaller: (repository, tag) => `${repository}:${tag.replace('jdk', 'jre')}`,
    surplus: ['toolchain'],
    leastBytes: 20_000_000,
  },
  {
    repository: /^(?:docker\.io\/)?nvidia\/cuda$/,
    isLarge: tag => /-devel(?:-|$)/.test(tag),
    smaller: (repository, tag) =>
      `${repository}:${tag.replace('-devel', '-runtime')}`,
    surplus: ['toolchain'],
    leastBytes: 20_000_000,
  },
];

/** What is known of a base that has a smaller variant. */
export interface FatBaseFact {
  fat: FatBase;
  name: string;
  smaller: string;
  /**
   * Whether its tag, which tells the variants apart, is recorded; names made
   * from the history of the base tell only the version.
   */
  isTagKnown: boolean;
}

/** The fat base of an image, by its name; absent for all other bases. */
export function fatBaseOf(image: ImageDescription): FatBaseFact | undefined {
  if (!image.base.known || image.base.name === undefined) {
    return undefined;
  }
  const { repository, tag = 'latest' } = baseNameParts(image.base.name);
  const fat = FAT_BASES.find(one => one.repository.test(repository));
  if (!fat?.isLarge(tag)) {
    return undefined;
  }
  const { method } = image.base;
  return {
    fat,
    name: `${repository}:${tag}`,
    smaller: fat.smaller(repository, tag),
    isTagKnown: method !== 'cmd-boundary' && method !== 'root-layer-signature',
  };
}

/** `3.12-bookworm` → `3.12-slim-bookworm` */
function withSlim(tag: string): string {
  if (tag === 'latest') {
    return 'slim';
  }
  const match = /^(.*?)-?(trixie|bookworm|bullseye|buster)$/.exec(tag);
  return match
    ? [match[1], 'slim', match[2]].filter(part => part !== '').join('-')
    : `${tag}-slim`;
}

/** `21-alpine` → `21-jre-alpine`: the system comes last. */
function withJre(tag: string): string {
  if (/jdk/.test(tag)) {
    return tag.replace('jdk', 'jre');
  }
  if (tag === 'latest') {
    return '21-jre';
  }
  const [version, ...system] = tag.split('-');
  return [version, 'jre', ...system].join('-');
}
