import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { countText } from '../shared/countText';
import { layerName } from '../shared/layerName';
import { isSurelyOwn } from '../shared/ownLayers';
import { ownRunSteps } from '../shared/runSteps';
import { severityOfBytes } from '../shared/severityOfBytes';
import { isThirdPartyPath } from '../shared/thirdPartyPath';
import { nothingInOwnLayers } from './liveFiles';

/** Of one binary, and of all. */
const FLOOR_BYTES = 50_000;

/** Binaries of the image's own with symbols or debug sections. */
export const unstrippedBinaries: Rule = {
  id: 'unstripped-binaries',
  version: 1,
  title: 'Binaries with symbols and debug information',
  family: 'size',
  severity: 'low',
  needs: ['contents'],
  why: 'Symbol tables and debug sections serve debuggers only. A Go program prints its stack traces without them.',
  remedy:
    'Link with -ldflags "-s -w" (Go) or strip the binary (strip = true in Cargo.toml), and keep an unstripped copy outside the image where you debug.',
  gain: 'symbol and debug sections, as the ELF headers state their lengths, compressed as their layer is',
  sources: [
    {
      name: 'Go, cmd/link: -s, -w',
      url: 'https://pkg.go.dev/cmd/link',
    },
    { name: 'strip(1); Docker workshop (2019)' },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const { image } = input;
    const binaries = contents.executables
      .flatMap(elf => {
        const file = contents.files[elf.file];
        const bytes = Math.min(
          elf.symbolBytes + elf.debugBytes,
          file?.bytes ?? 0,
        );
        return file &&
          bytes >= FLOOR_BYTES &&
          (elf.kind === 'executable' || elf.kind === 'shared-object') &&
          image.layers[file.layer]?.fromBase !== true &&
          file.trait?.family !== 'debug' &&
          file.trait?.family !== 'toolchain' &&
          // What others built it is not wise to change.
          !isThirdPartyPath(file.path)
          ? [{ elf, file, bytes }]
          : [];
      })
      .sort((left, right) => right.bytes - left.bytes);
    if (binaries.length === 0) {
      return nothingInOwnLayers(input);
    }
    const bytes = binaries.reduce((sum, one) => sum + one.bytes, 0);
    const [largest] = binaries;
    const isGo = largest.elf.language === 'go';
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${bytesText(
            bytes,
          )} of symbols and debug information in ${countText(
            binaries.length,
            'binary',
            'binaries',
          )}`,
          seen: `/${largest.file.path} has ${bytesText(
            largest.bytes,
          )} of them in ${bytesText(largest.file.bytes)}; ${layerName(
            image.layers[largest.file.layer],
          )} brings it.`,
          severity: severityOfBytes({ bytes, contents }),
          confidence: isSurelyOwn(image) ? 'certain' : 'likely',
          method: 'measured from ELF section headers',
          places: binaries.slice(0, 20).map(one => ({
            layer: one.file.layer,
            path: one.file.path,
            bytes: one.bytes,
          })),
          placeCount: binaries.length,
          claims: binaries.map(one => ({
            file: one.file.id,
            bytes: one.bytes,
          })),
          gainHow:
            'lengths of the symbol and debug sections, compressed as their layer is',
          remedy: remedyOf(input, isGo, `/${largest.file.path}`),
        },
      ],
    };
  },
};

function remedyOf(
  input: RuleInput,
  isGo: boolean,
  path: string,
): Finding['remedy'] {
  const text = isGo
    ? 'Build with `-ldflags="-s -w"`.'
    : `Strip ${path} where it is built: \`strip --strip-unneeded\`, or \`strip = true\` in the release profile of Cargo.toml.`;
  const line = isGo ? buildLine(input) : undefined;
  return {
    text,
    ...(line !== undefined && {
      change: {
        in: 'Dockerfile' as const,
        before: line,
        after: withFlags(line),
      },
    }),
  };
}

/** The instruction that runs `go build`: of the image, or of its Dockerfile. */
function buildLine(input: RuleInput): string | undefined {
  const own = ownRunSteps(input.image).find(({ commands }) =>
    commands.some(({ name, args }) => name === 'go' && args[0] === 'build'),
  );
  if (own) {
    return plain(runText(own.flags, own.script));
  }
  const text = input.source.known
    ? input.source.value.dockerfile?.text
    : undefined;
  return plain(
    text
      ?.split('\n', 5_000)
      .find(
        line => /\bgo (?:build|install)\b/.test(line) && !/^\s*#/.test(line),
      )
      ?.trim(),
  );
}

/** Where linker flags are given already, one cannot just add some. */
function plain(line: string | undefined): string | undefined {
  return line !== undefined && /-ldflags/.test(line) ? undefined : line;
}

function withFlags(line: string): string {
  return line.replace(
    /\bgo (build|install)\b/,
    (_, verb: string) => `go ${verb} -ldflags="-s -w"`,
  );
}
