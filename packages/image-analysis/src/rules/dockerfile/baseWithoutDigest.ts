import { baseNotPinned } from '../reproducibility/baseNotPinned';
import { RuleInput } from '../RuleInput';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { UsedImage, usedImages, versionOf } from './usedImages';

/** Images that a build uses by a tag, which can be moved. */
export const baseWithoutDigest: Rule = {
  id: 'base-without-digest',
  version: 1,
  title: 'Dockerfile pins images by tag only',
  family: 'reproducibility',
  severity: 'info',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'A tag can be moved to another image, a digest cannot. With tags alone, the same commit may give another image tomorrow.',
  remedy:
    'Pin by digest if something renews it (Renovate, Dependabot); else a version tag gets security fixes sooner.',
  sources: [
    {
      name: 'Docker, Building best practices: pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const told = baseNotPinned.decide(input).state === 'found';
      const open = usedImages(evidence.dockerfile).filter(image => {
        const { tag, digest } = versionOf(image.name);
        // Without a version, another rule asks for more than a digest.
        return (
          digest === undefined &&
          tag !== undefined &&
          tag !== 'latest' &&
          !(image.isBase && told)
        );
      });
      if (open.length === 0) {
        return [];
      }
      const resolved = open.flatMap(image => {
        const digest = recordedDigest(input, image);
        return digest !== undefined && !image.hasVariables
          ? [{ image, digest }]
          : [];
      });
      return [
        findingAt(evidence, {
          key: '',
          title: 'Images pinned by tag only',
          seen: `${open
            .slice(0, 5)
            .map(({ text }) => text)
            .join(', ')}${
            open.length > 5 ? ` and ${open.length - 5} more` : ''
          } can mean other images in the next build.`,
          at: open.map(({ at }) => at),
          remedy: {
            text:
              resolved.length > 0
                ? 'Add the digests that this build resolved them to, and have them renewed automatically.'
                : 'Add their digests, and have them renewed automatically.',
            change:
              resolved.length === 0
                ? undefined
                : {
                    in: 'Dockerfile',
                    before: resolved
                      .map(({ image }) => image.at.text)
                      .join('\n'),
                    after: resolved
                      .map(({ image, digest }) =>
                        image.at.text.replace(
                          image.text,
                          `${image.text}@${digest}`,
                        ),
                      )
                      .join('\n'),
                  },
          },
        }),
      ];
    }),
};

/** What the build itself says that it resolved the name to. */
function recordedDigest(
  { provenance }: RuleInput,
  { name }: UsedImage,
): string | undefined {
  const plain = (one: string) =>
    one.replace(/^docker\.io\//, '').replace(/^library\//, '');
  return provenance.known
    ? provenance.value.images.find(image => plain(image.name) === plain(name))
        ?.digest
    : undefined;
}
