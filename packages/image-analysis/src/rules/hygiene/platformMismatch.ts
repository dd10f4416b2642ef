import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { layerName } from '../shared/layerName';
import { isThirdPartyPath } from '../shared/thirdPartyPath';
import { entryProgram } from '../size/entryProgram';
import { nothingInOwnLayers } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';

type Executable = ImageContents['executables'][number];

/** What else a processor runs: 32-bit programs of its own kind. */
const ALSO_RUNS: Readonly<Record<string, readonly string[]>> = {
  amd64: ['386'],
  arm64: ['arm'],
};

/** Carried along for other machines on purpose. */
const FOR_OTHERS =
  /(?:^|\/)(?:qemu-[^/]*|prebuilds?|firmware|testdata|fixtures|[^/]*(?:linux|darwin|windows|win32|android)[-_](?:x64|x86|arm|arm64|aarch64|amd64|386|ia32|ppc64le?|s390x|riscv64)[^/]*)(?:\/|$)/i;

/** Programs of another architecture than the image says that it is for. */
export const platformMismatch: Rule = {
  id: 'platform-mismatch',
  version: 1,
  title: 'Program for another architecture',
  family: 'hygiene',
  severity: 'high',
  needs: ['contents'],
  why: 'An image says for which platform it is, and nobody checks it. If its program is for another one, the container ends with "exec format error".',
  remedy:
    'Build for the platform that the image is for, by TARGETOS and TARGETARCH.',
  sources: [
    {
      name: 'Docker, Multi-platform builds: cross-compilation',
      url: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
    },
  ],
  decide(input) {
    const { image, contents } = input;
    const { os, architecture } = image.platform;
    if (os !== 'linux') {
      return {
        state: 'not-applicable',
        reason: `only programs for Linux are looked at, the image is for ${os}`,
      };
    }
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const runs = [architecture, ...(ALSO_RUNS[architecture] ?? [])];
    const isForeign = (one: Executable) =>
      !runs.includes(one.architecture) &&
      !one.architecture.startsWith('machine-');
    const own = contents.value.executables.filter(one =>
      isOwnProgram(image, contents.value, one),
    );
    const program = entryProgram(image, contents.value)?.path;
    const main = own.find(({ path }) => path === program);
    if (main && isForeign(main)) {
      return {
        state: 'found',
        findings: [findingOf(image, contents.value, [main], 'certain')],
      };
    }
    const foreign = own.filter(isForeign);
    // One among many may be meant for somewhere else.
    return !main && foreign.length > 0 && foreign.length === own.length
      ? {
          state: 'found',
          findings: [findingOf(image, contents.value, foreign, 'likely')],
        }
      : nothingInOwnLayers(input);
  },
};

function isOwnProgram(
  image: ImageDescription,
  contents: ImageContents,
  one: Executable,
): boolean {
  const file = contents.files[one.file];
  return (
    (one.kind === 'executable' ||
      (one.kind === 'shared-object' && !/\.so(?:\.|$)/.test(one.path))) &&
    file !== undefined &&
    (file.mode & 0o111) !== 0 &&
    image.layers[file.layer]?.fromBase !== true &&
    !isThirdPartyPath(one.path) &&
    !FOR_OTHERS.test(one.path)
  );
}

function findingOf(
  image: ImageDescription,
  contents: ImageContents,
  programs: readonly Executable[],
  confidence: Finding['confidence'],
): Finding {
  const { architecture } = image.platform;
  const [first] = programs;
  const layer = image.layers[contents.files[first.file].layer];
  const isGo = first.language === 'go';
  return {
    key: '',
    title: `Program for ${first.architecture} in an image for ${architecture}`,
    seen: `${layerName(layer)} brings /${first.path}, an ELF file for ${
      first.architecture
    }; the image says that it is for ${architecture}.`,
    confidence,
    method: 'read in the ELF header',
    places: programs.slice(0, 20).map(({ path, bytes, file }) => ({
      layer: contents.files[file].layer,
      path,
      bytes,
    })),
    placeCount: programs.length,
    remedy: {
      text: `Compile for ${architecture}, or publish the image as one for ${first.architecture}.`,
      change: isGo
        ? {
            in: 'Dockerfile',
            after:
              'ARG TARGETOS TARGETARCH\nRUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/app .',
          }
        : {
            in: 'shell',
            after: `docker buildx build --platform linux/${architecture} .`,
          },
    },
  };
}
