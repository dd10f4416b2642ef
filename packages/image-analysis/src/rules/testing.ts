import { combineContents } from '../combine/combineContents';
import { LayerContents, LayerEntry } from '../contents/LayerContents';
import { describeImage } from '../describe/describeImage';
import { DescribeImageOptions } from '../describe/DescribeImageOptions';
import { TestImage, factsOf, now } from '../testing';
import { Rule, RuleOutcome } from './Rule';
import { RuleInput } from './RuleInput';

/** A file of a test's layer: its length, or more of it. */
export type TestFile = number | (Partial<LayerEntry> & { bytes?: number });

/** A test's layer contents: files by path, and whatever else is to be in it. */
export interface TestLayer
  extends Partial<Omit<LayerContents, 'entries' | 'version'>> {
  files?: Record<string, TestFile>;
}

export interface TestRuleInput
  extends Partial<Omit<RuleInput, 'image' | 'facts' | 'contents'>> {
  image: TestImage;
  /** One per layer, bottom first; absent: contents were not read. */
  contents?: TestLayer[];
  describe?: Partial<DescribeImageOptions>;
}

const unknown = (reason: string) => ({ known: false as const, reason });

/**
 * What a rule is asked, made from a few words. Equal lengths do not mean equal
 * contents here, unless a test gives both files one `hash`.
 */
export function ruleInputOf(test: TestRuleInput): RuleInput {
  const facts = factsOf(test.image);
  const image = describeImage({ facts, now, ...test.describe });
  const { contents } = test;
  return {
    image,
    facts,
    contents:
      contents === undefined
        ? unknown('layer contents were not read')
        : {
            known: true,
            value: combineContents({
              layers: image.layers.map((layer, index) => ({
                layer,
                contents: layerContentsOf(
                  contents[index] ?? {},
                  layer.digest,
                  layer.compressedBytes,
                ),
              })),
            }),
          },
    source: test.source ?? unknown('the source was not read'),
    provenance: test.provenance ?? unknown('there is no attestation'),
    history: test.history ?? unknown('there is no earlier release'),
    registry: test.registry ?? unknown('the registry was not asked'),
    options: test.options ?? {},
  };
}

/** What reading a layer of these files would give. */
export function layerContentsOf(
  layer: TestLayer,
  digest: string,
  compressedBytes: number,
): LayerContents {
  const { files = {}, ...others } = layer;
  const entries = Object.entries(files).map(([path, file]): LayerEntry => {
    const given = typeof file === 'number' ? { bytes: file } : file;
    return {
      path,
      type: 'file',
      bytes: 0,
      mode: 0o644,
      uid: 0,
      gid: 0,
      hash: `${digest} ${path}`,
      ...given,
    };
  });
  return {
    version: 1,
    digest,
    compressedBytes,
    uncompressedBytes:
      1024 + entries.reduce((sum, entry) => sum + 512 + entry.bytes, 0),
    compression: 'gzip',
    whiteouts: [],
    opaqueDirectories: [],
    executables: [],
    packageDatabases: [],
    secrets: [],
    nodeManifests: [],
    texts: {},
    oddities: [],
    ...others,
    entries,
  };
}

/** The outcome as the judge gets it, evidence that is missing included. */
export function outcomeOf(rule: Rule, test: TestRuleInput): RuleOutcome {
  return rule.decide(ruleInputOf(test));
}

/** Findings of a rule, in short; none where it passed or could not decide. */
export function findingsOf(rule: Rule, test: TestRuleInput) {
  const outcome = outcomeOf(rule, test);
  return outcome.state === 'found' ? outcome.findings : [];
}
