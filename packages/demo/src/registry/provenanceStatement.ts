import { DemoImage, resolveMoment } from '../images';
import { Provenance } from '../stories/story';
import { ImageContext } from './pushImage';

/**
 * An in-toto statement with the SLSA 0.2 predicate that BuildKit writes for
 * `--attest type=provenance,mode=max`: what the build used, by digest, where
 * the source lay, and the Dockerfile itself
 * (docs.docker.com/build/metadata/attestations/slsa-definitions).
 */
export function provenanceStatement(
  subject: { image: DemoImage; digest: string; provenance: Provenance },
  { name, host, content, now }: ImageContext,
) {
  const { image, digest, provenance } = subject;
  const { repository, tag } = provenance.base;
  const base = content.get(repository)?.tags.get(tag);
  if (!base) {
    throw new Error(
      `A build records the base ${repository}:${tag}, which has not been pushed: tell base images before the services on them`,
    );
  }
  const platform = `${image.platform.os}%2F${image.platform.architecture}`;
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [
      {
        name: `pkg:docker/${name}?platform=${platform}`,
        digest: { sha256: digest.replace('sha256:', '') },
      },
    ],
    predicate: {
      builder: { id: '' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      materials: [
        {
          uri: `pkg:docker/golang@1.23-bookworm?platform=${platform}`,
          digest: { sha256: '1f'.repeat(32) },
        },
        {
          uri: `pkg:docker/${host}/${repository}@${tag}?platform=${platform}`,
          digest: { sha256: base.replace('sha256:', '') },
        },
      ],
      invocation: {
        configSource: { entryPoint: 'Dockerfile' },
        parameters: {
          frontend: 'dockerfile.v0',
          locals: [{ name: 'context' }, { name: 'dockerfile' }],
        },
        environment: {
          platform: `${image.platform.os}/${image.platform.architecture}`,
        },
      },
      metadata: {
        buildFinishedOn: resolveMoment(image.createdAt, now),
        completeness: {
          parameters: true,
          environment: true,
          materials: false,
        },
        reproducible: false,
        'https://mobyproject.org/buildkit@v1#metadata': {
          vcs: {
            revision: provenance.revision,
            source: provenance.source,
            'localdir:context': '.',
            'localdir:dockerfile': '.',
          },
          source: {
            infos: [
              {
                filename: 'Dockerfile',
                language: 'Dockerfile',
                data: Buffer.from(
                  provenance.dockerfile.replaceAll('REGISTRY/', `${host}/`),
                ).toString('base64'),
              },
            ],
          },
        },
      },
    },
  };
}
