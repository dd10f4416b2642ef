import type {
  Comparison,
  ContentsSummary,
  Finding,
  Judgement,
  LayerContents,
  RuleList,
  Rule,
  Score,
} from '@image-insights/backstage-plugin-image-insights-common';
import { digestOf } from './digestOf';

/** A finding; by default a pip cache in layer 3 of the growing service. */
export function finding(over: Partial<Finding> = {}): Finding {
  const id = over.rule ?? 'pip-cache-kept';
  return {
    id,
    rule: id,
    family: 'size',
    severity: 'medium',
    title: 'pip cache left in the layer',
    why: 'pip keeps every wheel it downloads; nothing reads them at run time.',
    seen: '412 files below /root/.cache/pip, 96.0 MB.',
    confidence: 'certain',
    method: 'measured from layer contents',
    places: [{ layer: 2, path: '/root/.cache/pip', bytes: 96_000_000 }],
    placeCount: 1,
    gain: {
      compressedBytes: 48_000_000,
      uncompressedBytes: 96_000_000,
      distinctCompressedBytes: 48_000_000,
      isEstimate: true,
      how: 'sum of the files, compressed as their layer is',
    },
    remedy: {
      text: 'Mount a cache over /root/.cache/pip.',
      change: {
        in: 'Dockerfile',
        before: 'RUN pip install -r requirements.txt',
        after:
          'RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt',
      },
    },
    isScored: true,
    ...over,
  };
}

/** The three findings of the growing service, and one that is advice. */
export function findings(): Finding[] {
  return [
    finding(),
    finding({
      rule: 'git-directory',
      family: 'hygiene',
      severity: 'high',
      title: '.git is in the image',
      why: 'The history of the sources serves nobody at run time.',
      seen: '/app/.git, 19.2 MB.',
      places: [{ layer: 3, path: '/app/.git', bytes: 19_200_000 }],
      gain: {
        compressedBytes: 17_600_000,
        distinctCompressedBytes: 17_600_000,
        isEstimate: true,
        how: 'sum of the files, compressed as their layer is',
      },
      remedy: {
        text: 'Keep it out of the build context.',
        change: { in: '.dockerignore', after: '.git' },
      },
    }),
    finding({
      rule: 'apt-lists-kept',
      title: 'apt package lists left in a layer',
      seen: '/var/lib/apt/lists, 21.0 MB.',
      places: [{ layer: 1, path: '/var/lib/apt/lists', bytes: 21_000_000 }],
      gain: {
        compressedBytes: 5_900_000,
        distinctCompressedBytes: 5_900_000,
        isEstimate: false,
        how: 'sum of the files, compressed as their layer is',
      },
      remedy: { text: 'Remove the lists in the same RUN.' },
    }),
    finding({
      rule: 'base-behind-tag',
      family: 'reproducibility',
      severity: 'low',
      title: 'Base image is 3 months behind its tag',
      why: 'Fixes of the base are missing.',
      seen: 'debian:12-slim points to another digest since August.',
      confidence: 'likely',
      method: 'compared with the registry',
      places: [],
      placeCount: 0,
      gain: undefined,
      remedy: { text: 'Build again with --pull.' },
      isScored: false,
    }),
  ];
}

/** A score of 61.4 points of which 8 hang on what was not seen. */
export function score(over: Partial<Score> = {}): Score {
  return {
    formula: 1,
    points: 61.4,
    upTo: 69.4,
    grade: 'C',
    evidence: 0.92,
    parts: [
      {
        id: 'waste',
        available: 45,
        earned: 28,
        lost: 17,
        undecided: 0,
        losses: [
          { finding: 'pip-cache-kept', points: 11.41 },
          { finding: 'git-directory', points: 4.18 },
          { finding: 'apt-lists-kept', points: 1.41 },
        ],
      },
      {
        id: 'size',
        available: 20,
        earned: 6.4,
        lost: 13.6,
        undecided: 0,
        losses: [{ points: 13.6 }],
      },
      {
        id: 'layers',
        available: 10,
        earned: 10,
        lost: 0,
        undecided: 0,
        losses: [],
      },
      {
        id: 'hygiene',
        available: 7,
        earned: 3,
        lost: 0,
        undecided: 4,
        losses: [{ undecidedRule: 'logs-kept', points: 4 }],
      },
      {
        id: 'reproducibility',
        available: 6,
        earned: 6,
        lost: 0,
        undecided: 0,
        losses: [],
      },
      {
        id: 'safety',
        available: 12,
        earned: 8,
        lost: 0,
        undecided: 4,
        losses: [{ undecidedRule: 'secret-in-layer', points: 4 }],
      },
    ],
    ...over,
  };
}

/** What the rules say of the growing service's image. */
export function judgement(over: Partial<Judgement> = {}): Judgement {
  return {
    ruleSet: 'rules-1f2e',
    findings: findings(),
    outcomes: [
      { rule: 'pip-cache-kept', state: 'found' },
      { rule: 'git-directory', state: 'found' },
      { rule: 'apt-lists-kept', state: 'found' },
      { rule: 'base-behind-tag', state: 'found' },
      { rule: 'runs-as-root', state: 'passed' },
      { rule: 'pinned-base', state: 'passed' },
      {
        rule: 'logs-kept',
        state: 'undecided',
        missing: 'contents',
        reason: 'layer contents were not read: layer 4 is larger than 2 GB',
      },
      {
        rule: 'healthcheck-missing',
        state: 'not-applicable',
        reason: 'OCI images have no health check',
      },
    ],
    gainCompressedBytes: 71_500_000,
    score: score(),
    ...over,
  };
}

/** A rule of the catalogue. */
export function rule(over: Partial<Rule> = {}): Rule {
  return {
    id: 'pip-cache-kept',
    version: 1,
    title: 'pip cache left in a layer',
    family: 'size',
    severity: 'medium',
    needs: ['manifest'],
    uses: ['contents'],
    why: 'pip keeps every wheel it downloads.',
    remedy: 'Mount a cache.',
    gain: 'sum of the files, compressed as their layer is',
    sources: [
      { name: 'hadolint DL3042', url: 'https://example.com/DL3042' },
      { name: 'the go-docker text' },
    ],
    isEnabled: true,
    weight: 1,
    isScored: true,
    ...over,
  };
}

/** The catalogue of those rules that the verdicts here name. */
export function ruleList(): RuleList {
  return {
    ruleSet: 'rules-1f2e',
    items: [
      rule(),
      rule({
        id: 'git-directory',
        title: '.git in the image',
        needs: ['contents'],
        uses: [],
      }),
      rule({
        id: 'apt-lists-kept',
        title: 'apt package lists left in a layer',
      }),
      rule({
        id: 'base-behind-tag',
        title: 'Base image behind its tag',
        needs: ['registry'],
        uses: [],
        gain: undefined,
        isScored: false,
      }),
      rule({ id: 'runs-as-root', title: 'Runs as root', gain: undefined }),
      rule({
        id: 'pinned-base',
        title: 'Base without digest',
        gain: undefined,
      }),
      rule({ id: 'logs-kept', title: 'Logs left in a layer' }),
      rule({ id: 'healthcheck-missing', title: 'No health check' }),
    ],
  };
}

/** What one layer holds; by default nothing is hidden. */
export function layerContents(
  over: Partial<LayerContents> = {},
): LayerContents {
  return {
    index: 0,
    isRead: true,
    uncompressedBytes: 80_000_000,
    fileCount: 100,
    fileBytes: 79_000_000,
    liveBytes: 79_000_000,
    owns: { removed: 0, rewritten: 0, metadata: 0 },
    hides: { removed: 0, rewritten: 0, metadata: 0 },
    directories: [{ path: 'usr/lib', bytes: 60_000_000 }],
    files: [{ path: 'usr/bin/perl', bytes: 3_000_000, isLive: true }],
    ...over,
  };
}

/** What is in the growing service's image. */
export function contentsSummary(
  over: Partial<ContentsSummary> = {},
): ContentsSummary {
  return {
    isComplete: true,
    uncompressedBytes: 812_000_000,
    fileBytes: 808_000_000,
    liveBytes: 753_800_000,
    hidden: { removed: 40_000_000, rewritten: 12_000_000, metadata: 2_200_000 },
    ownHidden: {
      removed: 40_000_000,
      rewritten: 12_000_000,
      metadata: 2_200_000,
    },
    hiddenBaseBytes: 0,
    wastedBytes: 54_200_000,
    wastedCompressedBytes: 20_100_000,
    efficiency: 0.9329,
    dive: {
      efficiency: 0.9512,
      wastedBytes: 61_000_000,
      userBytes: 730_000_000,
      wastedUserPercent: 0.0836,
    },
    duplicateBytes: 4_000_000,
    duplicates: [
      {
        bytes: 4_000_000,
        paths: ['app/model.bin', 'opt/model.bin'],
        copyCount: 2,
      },
    ],
    space: [
      { kind: 'dependencies', bytes: 400_000_000 },
      { kind: 'packages', bytes: 200_000_000 },
      { kind: 'system', bytes: 100_000_000 },
      { kind: 'application', bytes: 53_800_000 },
    ],
    groups: [],
    hiddenFiles: [
      {
        path: 'tmp/build.tar',
        bytes: 40_000_000,
        how: 'removed',
        layer: 2,
        hiddenBy: 3,
      },
    ],
    largestFiles: [
      { path: 'usr/lib/libtorch.so', bytes: 150_000_000, layer: 2 },
    ],
    packages: [{ manager: 'dpkg', count: 212, installedBytes: 190_000_000 }],
    largestPackages: [
      { name: 'gcc-12', version: '12.2.0-14', installedBytes: 54_000_000 },
    ],
    executables: [
      {
        path: 'app/server',
        bytes: 18_000_000,
        architecture: 'x86-64',
        linkage: 'static',
        language: 'go',
        symbolBytes: 2_000_000,
        debugBytes: 4_000_000,
      },
    ],
    operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
    layers: [
      layerContents(),
      layerContents({ index: 1, uncompressedBytes: 190_000_000 }),
      layerContents({
        index: 2,
        uncompressedBytes: 450_000_000,
        fileBytes: 448_000_000,
        liveBytes: 393_800_000,
        owns: {
          removed: 40_000_000,
          rewritten: 12_000_000,
          metadata: 2_200_000,
        },
        directories: [
          { path: 'usr/lib/python3', bytes: 300_000_000 },
          { path: 'root/.cache/pip', bytes: 96_000_000 },
        ],
        files: [
          { path: 'usr/lib/libtorch.so', bytes: 150_000_000, isLive: true },
          { path: 'tmp/build.tar', bytes: 40_000_000, isLive: false },
        ],
      }),
      layerContents({
        index: 3,
        uncompressedBytes: 92_000_000,
        hides: {
          removed: 40_000_000,
          rewritten: 12_000_000,
          metadata: 2_200_000,
        },
      }),
    ],
    ...over,
  };
}

/** What changed from 2.13.0 to 2.14.0 of the growing service. */
export function comparison(over: Partial<Comparison> = {}): Comparison {
  return {
    from: digestOf(13),
    to: digestOf(14),
    fromCompressedBytes: 187_000_000,
    toCompressedBytes: 268_300_000,
    compressedBytes: 81_300_000,
    configBytes: 0,
    layers: [
      {
        kind: 'base',
        from: 0,
        to: 0,
        instruction: 'ADD rootfs.tar.xz /',
        fromCompressedBytes: 31_400_000,
        toCompressedBytes: 31_400_000,
        compressedBytes: 0,
      },
      {
        kind: 'same-instruction',
        from: 1,
        to: 1,
        instruction: 'RUN apt-get install -y build-essential',
        fromCompressedBytes: 55_100_000,
        toCompressedBytes: 55_700_000,
        compressedBytes: 600_000,
      },
      {
        kind: 'same-instruction',
        from: 2,
        to: 2,
        instruction:
          'RUN /bin/sh -c pip install -r requirements.txt # buildkit',
        fromCompressedBytes: 88_400_000,
        toCompressedBytes: 151_000_000,
        compressedBytes: 62_600_000,
        uncompressedBytes: 170_000_000,
      },
      {
        kind: 'same-instruction',
        from: 3,
        to: 3,
        instruction: 'COPY . .',
        fromCompressedBytes: 12_100_000,
        toCompressedBytes: 30_200_000,
        compressedBytes: 18_100_000,
      },
    ],
    pull: { reusedBytes: 31_400_000, transferredBytes: 236_900_000 },
    contents: {
      known: true,
      packages: [
        {
          name: 'torch',
          kind: 'changed',
          fromBytes: 100_000_000,
          toBytes: 158_900_000,
          bytes: 58_900_000,
          fromVersion: '2.3.0',
          toVersion: '2.4.0',
        },
      ],
      directories: [
        {
          name: 'usr/lib/python3',
          kind: 'changed',
          fromBytes: 240_000_000,
          toBytes: 300_000_000,
          bytes: 60_000_000,
        },
      ],
      files: [
        {
          name: 'app/.git/objects/pack/pack-1.pack',
          kind: 'added',
          fromBytes: 0,
          toBytes: 18_000_000,
          bytes: 18_000_000,
        },
      ],
      bytes: 190_000_000,
    },
    newFindings: [finding()],
    fixedFindings: [
      finding({ rule: 'npm-cache-kept', title: 'npm cache left in the layer' }),
    ],
    ...over,
  };
}
