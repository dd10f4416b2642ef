import { Rule } from '../Rule';

/** No attestation tells how the image was built. */
export const noProvenance: Rule = {
  id: 'no-provenance',
  version: 1,
  title: 'No provenance attestation',
  family: 'reproducibility',
  severity: 'info',
  needs: ['manifest'],
  uses: ['registry'],
  why: 'A provenance attestation records from which commit, on which base and by which steps an image was built, so that none of it has to be guessed.',
  remedy: 'Build with --provenance=mode=max.',
  sources: [
    {
      name: 'Docker, Provenance attestations',
      url: 'https://docs.docker.com/build/metadata/attestations/slsa-provenance/',
    },
    { name: 'SLSA provenance', url: 'https://slsa.dev/provenance' },
  ],
  decide({ provenance }) {
    if (provenance.known) {
      return { state: 'passed' };
    }
    if (provenance.isAbsent !== true) {
      return {
        state: 'undecided',
        missing: 'registry',
        reason: provenance.reason,
      };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'No provenance attestation',
          seen: `The image comes without an attestation of how it was built: ${provenance.reason}.`,
          confidence: 'certain',
          method: 'manifests that the index lists',
          places: [],
          remedy: {
            text: 'Let the build attest it; BuildKit can.',
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
