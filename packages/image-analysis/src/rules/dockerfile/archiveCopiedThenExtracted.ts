import { DockerfileInstruction } from '../../source/Dockerfile';
import { deletedLater } from '../layers/deletedLater';
import { archiveLeftBehind } from '../size/archiveLeftBehind';
import { Finding, Rule } from '../Rule';
import { contextCopy } from './contextCopy';
import {
  DockerfileEvidence,
  decideByDockerfile,
  findingAt,
} from './dockerfileEvidence';
import { surelyRun } from './runCommands';
import { withFlags } from './writtenAgain';

const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz)|zip)$/i;
/** What ADD unpacks by itself. */
const UNPACKED_BY_ADD = /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst))$/i;
const EXTRACTS = /^(?:tar|bsdtar|unzip|7z[az]?)$/;

interface Extracted {
  copy: DockerfileInstruction;
  run: DockerfileInstruction;
  source: string;
  path: string;
}

/** An archive is copied into a layer of its own, and unpacked into the next. */
export const archiveCopiedThenExtracted: Rule = {
  id: 'archive-copied-then-extracted',
  version: 1,
  title: 'Archive copied into a layer and unpacked in another',
  family: 'size',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest', 'contents'],
  why: 'The archive stays in the layer of the COPY even if the RUN deletes it: its bytes are transferred on every pull for nothing.',
  remedy:
    'Bind-mount the archive for the RUN that unpacks it, or have ADD unpack it.',
  gain: 'length of the archive, compressed as its layer is; the whole layer where its contents are not known and it holds nothing else',
  sources: [
    {
      name: 'hadolint DL3010',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3010',
    },
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  decide: input =>
    decideByDockerfile(
      input,
      evidence =>
        // In a build stage the archive reaches nobody.
        evidence.dockerfile.chain.flatMap(({ instructions }) =>
          extractedIn(instructions).map(found => findingOf(evidence, found)),
        ),
      [archiveLeftBehind, deletedLater],
    ),
};

function extractedIn(
  instructions: readonly DockerfileInstruction[],
): Extracted[] {
  return instructions.flatMap((copy, index) =>
    (contextCopy(copy)?.sources ?? [])
      .filter(source => ARCHIVE.test(source) && !/[*?[$]/.test(source))
      // ADD has unpacked it already.
      .filter(
        source => copy.keyword === 'COPY' || !UNPACKED_BY_ADD.test(source),
      )
      .flatMap(source => {
        const name = source.split('/').at(-1) ?? source;
        const target = copy.args[copy.args.length - 1];
        const path = ARCHIVE.test(target)
          ? target
          : `${target.replace(/\/+$/, '')}/${name}`;
        const run = instructions
          .slice(index + 1)
          .find(later => unpacks(later, path));
        return run ? [{ copy, run, source, path }] : [];
      }),
  );
}

function unpacks(run: DockerfileInstruction, path: string): boolean {
  const name = path.split('/').at(-1) ?? path;
  return surelyRun(run).some(
    command =>
      EXTRACTS.test(command.name) &&
      !/^-{0,2}(?:[a-z]*c[a-z]*f?|create|t[a-z]*f?|list)$/.test(
        command.args[0] ?? '',
      ) &&
      command.args.some(
        word => word === path || word === name || word.endsWith(`/${name}`),
      ),
  );
}

function findingOf(
  evidence: DockerfileEvidence,
  { copy, run, source, path }: Extracted,
): Finding {
  const { input, layers, dockerfile } = evidence;
  const layer = layers.get(copy);
  const { contents } = input;
  const inImage = path.replace(/^\/+/, '');
  const file =
    contents.known && layer !== undefined
      ? contents.value.files.find(
          one =>
            one.layer === layer &&
            (one.path === inImage || one.path.endsWith(`/${inImage}`)),
        )
      : undefined;
  const isAlone = copy.args.length === 2 && layer !== undefined;
  const whole =
    !contents.known && isAlone
      ? input.image.layers[layer].compressedBytes
      : undefined;
  return findingAt(evidence, {
    key: path.slice(0, 200),
    title: 'Archive copied only to be unpacked',
    seen: `Line ${copy.line} copies ${source} into a layer, line ${run.line} unpacks it into another.`,
    at: [copy, run],
    ...(file
      ? {
          claims: [{ file: file.id, bytes: file.bytes }],
          gainHow: 'length of the archive, compressed as its layer is',
        }
      : {}),
    ...(whole !== undefined && layer !== undefined
      ? {
          claims: [{ layer, compressedBytes: whole }],
          gainHow: 'the layer that holds the archive and nothing else',
        }
      : {}),
    remedy: {
      text: 'Mount the archive for the RUN that unpacks it: then it is in no layer.',
      change:
        copy.args.length === 2
          ? {
              in: 'Dockerfile',
              before: `${copy.text}\n${run.text}`,
              after: withFlags(
                run,
                [`--mount=type=bind,source=${source},target=${path}`],
                dockerfile.escape,
              ),
            }
          : undefined,
    },
  });
}
