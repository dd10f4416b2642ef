import { layerBlob } from '../blobs';
import { HelmChart } from '../stories';
import { Repository } from './RegistryContent';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

function chartYaml(chart: HelmChart): string {
  return [
    'apiVersion: v2',
    `name: ${chart.name}`,
    `description: ${chart.description}`,
    'type: application',
    `version: ${chart.version}`,
    `appVersion: ${chart.appVersion}`,
    '',
  ].join('\n');
}

function archive(chart: HelmChart): Buffer {
  const { name } = chart;
  return Buffer.concat([
    ...layerBlob({
      packing: 'gzip',
      entries: [
        { type: 'text', path: `${name}/Chart.yaml`, text: chartYaml(chart) },
        {
          type: 'text',
          path: `${name}/values.yaml`,
          text: `replicas: 2\nimage:\n  repository: runway/${name}\n  tag: ${chart.appVersion}\n`,
        },
        {
          type: 'text',
          path: `${name}/templates/deployment.yaml`,
          text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  replicas: {{ .Values.replicas }}\n',
        },
      ],
    }),
  ]);
}

/** Pushes a chart as `helm push` does: in the form of an image, but none. */
export function pushChart(
  repository: Repository,
  push: { tags: string[]; chart: HelmChart },
): void {
  const { chart, tags } = push;
  const config = Buffer.from(
    JSON.stringify({ apiVersion: 'v2', type: 'application', ...chart }),
  );
  const content = archive(chart);
  repository.addManifest(
    MANIFEST,
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: 'application/vnd.cncf.helm.config.v1+json',
        digest: repository.addBlob(config),
        size: config.length,
      },
      layers: [
        {
          mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
          digest: repository.addBlob(content),
          size: content.length,
        },
      ],
      annotations: {
        'org.opencontainers.image.title': chart.name,
        'org.opencontainers.image.version': chart.version,
      },
    },
    tags,
  );
}
