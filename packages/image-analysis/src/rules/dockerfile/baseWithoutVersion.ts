import { RuleInput } from '../RuleInput';
import { latestBase } from '../reproducibility/latestBase';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';
import { UsedImage, usedImages, versionOf } from './usedImages';

/** Variables by which official images tell their version. */
const VERSION_VARIABLES = new Map([
  ['golang', 'GOLANG_VERSION'],
  ['node', 'NODE_VERSION'],
  ['python', 'PYTHON_VERSION'],
  ['ruby', 'RUBY_VERSION'],
  ['php', 'PHP_VERSION'],
  ['nginx', 'NGINX_VERSION'],
  ['rust', 'RUST_VERSION'],
]);

/** A FROM, COPY --from or mount by `latest` or without a tag. */
export const baseWithoutVersion: Rule = {
  id: 'base-without-version',
  version: 1,
  title: 'Dockerfile names an image without its version',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'What `latest` means changes without notice: the next build may use another compiler or stand on another system, and nobody chose it.',
  remedy: 'Name the version that is meant.',
  sources: [
    {
      name: 'hadolint DL3006, DL3007',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3007',
    },
    {
      name: 'Docker, Building best practices: pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const told = toldByRecord(input);
      const images = usedImages(evidence.dockerfile);
      return images.flatMap((image, index) => {
        if (images.findIndex(({ text }) => text === image.text) < index) {
          return [];
        }
        const all = images.filter(({ text }) => text === image.text);
        const { tag, digest } = versionOf(image.name);
        if (
          digest !== undefined ||
          (tag !== undefined && tag !== 'latest') ||
          (told && all.every(({ isBase }) => isBase))
        ) {
          return [];
        }
        const version = knownVersion(input, image);
        return [
          findingAt(evidence, {
            key: image.text,
            title:
              tag === undefined
                ? 'Image without a tag'
                : 'Image by the tag latest',
            seen: `${capital(linesText(all.map(({ at }) => at)))} ${
              all.length === 1 ? 'uses' : 'use'
            } ${image.text}${
              image.hasVariables ? `, which is ${image.name} by default` : ''
            }.`,
            at: all.map(({ at }) => at),
            // A build argument may name another image.
            confidence: image.hasVariables ? 'likely' : 'certain',
            remedy: {
              text:
                version === undefined
                  ? `Name the version of ${bare(image)} that is meant.`
                  : `Name the version; in this image it is ${version}.`,
              change:
                version === undefined || image.hasVariables
                  ? undefined
                  : {
                      in: 'Dockerfile',
                      before: image.at.text,
                      after: image.at.text.replace(
                        image.text,
                        `${bare(image)}:${version}`,
                      ),
                    },
            },
          }),
        ];
      });
    }),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function bare({ text }: UsedImage): string {
  return text.replace(/:latest$/, '');
}

/** Whether the same is said of the final base by what the image records. */
function toldByRecord(input: RuleInput): boolean {
  return latestBase.decide(input).state === 'found';
}

/** The version of a base, as far as the image itself tells. */
function knownVersion(
  { facts, contents, image }: RuleInput,
  used: UsedImage,
): string | undefined {
  const name = bare(used).split('/').at(-1) ?? '';
  const variable = used.isBase ? VERSION_VARIABLES.get(name) : undefined;
  if (variable !== undefined) {
    return facts.environment.find(one => one.name === variable)?.value;
  }
  if (!used.isBase || !contents.known) {
    return image.base.known && used.isBase
      ? versionOf(image.base.name ?? '').tag?.replace(/^latest$/, '') ||
          undefined
      : undefined;
  }
  const { texts } = contents.value;
  if (name === 'alpine') {
    return texts['etc/alpine-release']?.trim().split('.').slice(0, 2).join('.');
  }
  const release = texts['etc/os-release'] ?? texts['usr/lib/os-release'] ?? '';
  const version = /^VERSION_ID="?([\w.-]{1,20})"?$/m.exec(release)?.[1];
  return new RegExp(`^ID="?${name.replace(/\W/g, '')}"?$`, 'm').test(release)
    ? version
    : undefined;
}
