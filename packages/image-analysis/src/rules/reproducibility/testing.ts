import { digestOf, TestImage } from '../../testing';
import { kit, run } from '../layers/testing';

/** As buildah writes it, which records the name that FROM gave. */
export function buildahOn(name: string): TestImage {
  return {
    layers: ['base', 'packages'],
    labels: { 'io.buildah.version': '1.37.0' },
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ' },
      { createdBy: '/bin/sh -c dnf install -y curl', comment: `FROM ${name}` },
    ],
  };
}

export const onScratch: TestImage = {
  layers: ['bin'],
  history: [kit('COPY /out/app /app')],
};

/** BuildKit without attestation: only the history's form tells the base. */
export const unrecorded: TestImage = {
  layers: ['alpine', 'packages'],
  history: [
    kit('ADD alpine-minirootfs-3.20.3-x86_64.tar.gz /'),
    kit('CMD ["/bin/sh"]', true),
    run('apk add curl'),
  ],
};

/** A provenance attestation that lists these images. */
export function attested(...names: string[]) {
  return {
    known: true as const,
    value: {
      version: 1 as const,
      predicateType: 'https://slsa.dev/provenance/v1',
      images: names.map(name => ({ name, digest: digestOf(name) })),
      others: [],
    },
  };
}

/** Key of a label or annotation of the OCI image specification. */
export function oci(name: string): string {
  return `org.opencontainers.image.${name}`;
}
