import { Rule } from '../Rule';
import { recordedBase } from './recordedBase';

/** Nothing in the image tells on what it was built. */
export const baseNotRecorded: Rule = {
  id: 'base-not-recorded',
  version: 1,
  title: 'Base image not recorded',
  family: 'reproducibility',
  severity: 'info',
  needs: ['manifest'],
  why: 'Where an image does not say on what it was built, whether its base is old or withdrawn can only be guessed from its layers.',
  remedy:
    'Record the base: by a provenance attestation, or by the annotations org.opencontainers.image.base.name and .digest.',
  sources: [
    {
      name: 'OCI image specification, annotations',
      url: 'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    },
  ],
  decide(input) {
    const { base } = input.image;
    if (base.known && base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    if (
      recordedBase(input) ||
      // Attestations list the images of all stages, the base among them.
      (input.provenance.known && input.provenance.value.images.length > 0)
    ) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'Base image not recorded',
          seen: base.known
            ? `Neither annotation nor attestation names the base; ${
                base.name ?? 'it'
              } is known by ${base.method} only.`
            : `Neither annotation nor attestation names the base: ${base.reason}.`,
          confidence: 'certain',
          method: 'manifest, index and attestations',
          places: [],
          remedy: {
            text: 'Let the build record it: BuildKit does so with a provenance attestation.',
            change: {
              in: 'shell',
              before: 'docker buildx build --push .',
              after: 'docker buildx build --provenance=mode=max --push .',
            },
          },
        },
      ],
    };
  },
};
