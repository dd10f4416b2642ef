import { LayerEntry, LayerSpec } from '../blobs';
import {
  aptInstall,
  aptListsRemoved,
  jars,
  jre,
  layerOf,
  mavenRepository,
  pythonPackages,
  sources,
  spread,
} from '../contents';
import {
  DemoImage,
  buildKit,
  buildah,
  buildpacks,
  classicDocker,
  jib,
} from '../images';
import { buildpacksRun, fedora40, jre11, maven39, python312 } from './bases';
import {
  Release,
  Story,
  numbered,
  schedule,
  sourceLabels,
  varied,
} from './story';

const MB = 1_000_000;

function requirements(content: string): LayerEntry[] {
  return [
    {
      type: 'text',
      path: 'app/requirements.txt',
      text: `# ${content}\nfastapi==0.115.4\nmatplotlib==3.9.2\nnumpy==2.1.2\npandas==2.2.3\nsqlalchemy==2.0.36\n`,
    },
  ];
}

function reportSources(release: Release): LayerSpec {
  return layerOf(
    sources({
      folder: 'app',
      names: [
        'main.py',
        'reports/monthly.py',
        'reports/templates/letter.html',
        'reports/fonts/sans.ttf',
        'tests/test_monthly.py',
      ],
      bytes: varied(
        3.1 * MB + release.index * 20_000,
        0.08,
        `reports ${release.version}`,
      ),
      content: `reports-api ${release.version}`,
    }),
  );
}

/** Some day of the release, for layers that do not depend on the start. */
function runAt(release: Release): number {
  return (Date.UTC(2026, 0, 5) + release.index * 9 * 86_400_000) / 1000;
}

/**
 * The wrong order: sources before system packages before dependencies. A new
 * line of code makes both installations anew, and nodes pull them again
 * although hardly a file is another. The lists are removed where it is too
 * late: below, they stay.
 */
function reportsInWrongOrder(repository: string, release: Release): DemoImage {
  const modifiedAt = runAt(release);
  const lock = `lock ${Math.floor(release.index / 6)}`;
  const lists = `reports lists ${release.version}`;
  return buildKit({
    from: python312,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'WORKDIR',
        path: '/app',
        layer: layerOf([{ type: 'directory', path: 'app' }]),
      },
      {
        do: 'COPY',
        sources: 'requirements.txt',
        to: '.',
        layer: layerOf(requirements(lock)),
      },
      { do: 'COPY', sources: '.', to: '.', layer: reportSources(release) },
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y build-essential libpq-dev',
        layer: layerOf(
          aptInstall({
            packages: ['gcc', 'g++', 'make', 'pq', 'stdc++'],
            bytes: 84 * MB,
            content: 'reports apt',
            lists: { bytes: varied(19.4 * MB, 0.02, lists), content: lists },
          }),
          { modifiedAt },
        ),
      },
      {
        do: 'RUN',
        command: 'pip install -r requirements.txt',
        layer: layerOf(
          pythonPackages({
            bytes: varied(142 * MB, 0.04, `reports pip ${lock}`),
            content: `reports pip ${lock}`,
            keepsCache: true,
          }),
          { modifiedAt },
        ),
      },
      {
        do: 'RUN',
        command: 'apt-get clean && rm -rf /var/lib/apt/lists/*',
        layer: layerOf(aptListsRemoved(), { modifiedAt }),
      },
      { do: 'CMD', words: ['uvicorn', 'main:app', '--host', '0.0.0.0'] },
    ],
  });
}

/** The right order: least changed first, nothing left behind. */
function reportsInRightOrder(repository: string, release: Release): DemoImage {
  const lock = 'lock 3';
  return buildKit({
    from: python312,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
        layer: layerOf(
          aptInstall({
            packages: ['pq'],
            bytes: 2.4 * MB,
            content: 'reports libpq',
          }),
        ),
      },
      {
        do: 'WORKDIR',
        path: '/app',
        layer: layerOf([{ type: 'directory', path: 'app' }]),
      },
      {
        do: 'COPY',
        sources: 'requirements.txt',
        to: '.',
        layer: layerOf(requirements(lock)),
      },
      {
        do: 'RUN',
        command: 'pip install --no-cache-dir -r requirements.txt',
        layer: layerOf(
          pythonPackages({
            bytes: 102 * MB,
            content: `reports ${lock}`,
            keepsCache: false,
          }),
        ),
      },
      { do: 'COPY', sources: '.', to: '.', layer: reportSources(release) },
      { do: 'USER', user: '1000' },
      { do: 'CMD', words: ['uvicorn', 'main:app', '--host', '0.0.0.0'] },
    ],
  });
}

function reports(): Story {
  const repository = 'insight/reports-api';
  const releases = schedule(
    repository,
    [...numbered('1.{}.0', 17), ...numbered('2.{}.0', 3)],
    { from: 176, to: 4 },
  );
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: release.version.startsWith('1.')
        ? reportsInWrongOrder(repository, release)
        : reportsInRightOrder(repository, release),
    })),
  };
}

/** Built and run on Maven and a JDK: the tools travel with every release. */
function billingWithTools(release: Release): DemoImage {
  return classicDocker({
    from: maven39,
    at: release.at,
    steps: [
      { do: 'WORKDIR', path: '/src' },
      {
        do: 'COPY',
        sources: '.',
        to: '.',
        layer: layerOf(
          sources({
            folder: 'src',
            names: [
              'pom.xml',
              'src/main/java/Billing.java',
              'src/test/data.csv',
            ],
            bytes: 4.2 * MB,
            content: `billing ${release.version}`,
          }),
        ),
      },
      {
        do: 'RUN',
        command: 'mvn -B package -DskipTests',
        layer: layerOf([
          ...mavenRepository({ bytes: 96 * MB, content: 'billing lock 1' }),
          ...jars({
            folder: 'src/target',
            names: ['billing.jar', 'original-billing.jar'],
            bytes: varied(48 * MB, 0.05, release.version),
            content: `billing jar ${release.version}`,
          }),
        ]),
      },
      { do: 'EXPOSE', port: 8080 },
      { do: 'CMD', words: ['java', '-jar', 'target/billing.jar'] },
    ],
  });
}

/** Built elsewhere, run on a slim JRE. */
function billingAlone(release: Release): DemoImage {
  return classicDocker({
    from: jre11,
    at: release.at,
    steps: [
      {
        do: 'COPY',
        sources: '/src/target/billing.jar',
        to: '/app/billing.jar',
        layer: layerOf(
          jars({
            folder: 'app',
            names: ['billing.jar'],
            bytes: varied(
              42 * MB + release.index * 100_000,
              0.02,
              release.version,
            ),
            content: `billing jar ${release.version}`,
          }),
        ),
      },
      { do: 'USER', user: '1000' },
      { do: 'EXPOSE', port: 8080 },
      { do: 'ENTRYPOINT', words: ['java', '-jar', '/app/billing.jar'] },
    ],
  });
}

function billing(): Story {
  const repository = 'money/billing';
  const releases = schedule(repository, [
    ...numbered('4.{}.0', 8),
    ...numbered('5.{}.0', 7),
  ]);
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: release.version.startsWith('4.')
        ? billingWithTools(release)
        : billingAlone(release),
    })),
  };
}

/** Dependencies, resources and classes apart: a release moves kilobytes. */
function invoices(): Story {
  const repository = 'money/invoices';
  return {
    repository,
    pushes: schedule(repository, numbered('1.{}.0', 12, 8)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: jib({
        from: jre11,
        at: release.at,
        labels: sourceLabels(repository, release.version),
        run: {
          entrypoint: [
            'java',
            '-cp',
            '@/app/jib-classpath-file',
            'example.brightwater.invoices.Application',
          ],
          workingDir: '/app',
          user: '1000',
        },
        layers: [
          {
            role: 'dependencies',
            layer: layerOf(
              jars({
                folder: 'app/libs',
                names: [
                  'pdfbox.jar',
                  'spring-web.jar',
                  'jackson.jar',
                  'netty.jar',
                ],
                bytes: 38 * MB + Math.floor(release.index / 6) * 1.4 * MB,
                content: `invoices lock ${Math.floor(release.index / 6)}`,
              }),
            ),
          },
          {
            role: 'resources',
            layer: layerOf(
              sources({
                folder: 'app/resources',
                names: [
                  'application.yaml',
                  'letterhead.svg',
                  'fonts/serif.ttf',
                ],
                bytes: 1.2 * MB,
                content: 'invoices resources',
              }),
            ),
          },
          {
            role: 'classes',
            layer: layerOf(
              jars({
                folder: 'app/classes/example/brightwater/invoices',
                names: ['Application.class', 'Invoice.class', 'Renderer.class'],
                bytes: varied(
                  410_000 + release.index * 9_000,
                  0.06,
                  `invoices ${release.version}`,
                ),
                content: `invoices ${release.version}`,
              }),
            ),
          },
        ],
      }),
    })),
  };
}

function orders(): Story {
  const repository = 'money/orders';
  return {
    repository,
    pushes: schedule(repository, numbered('7.{}.0', 12)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: buildpacks({
        from: buildpacksRun,
        base: { repository: 'base/buildpacks-run', tag: '12' },
        at: release.at,
        labels: sourceLabels(repository, release.version),
        run: { entrypoint: ['/cnb/process/web'], workingDir: '/workspace' },
        layers: [
          {
            createdBy:
              "Layer: 'jre', Created by buildpack: paketo-buildpacks/bellsoft-liberica@10.9.0",
            layer: layerOf(
              jre({
                version: release.index < 7 ? '17.0.12' : '17.0.13',
                bytes: 118 * MB,
              }),
            ),
          },
          {
            createdBy:
              "Layer: 'helper', Created by buildpack: paketo-buildpacks/bellsoft-liberica@10.9.0",
            layer: layerOf(
              spread({
                folder: 'layers/paketo-buildpacks_bellsoft-liberica/helper',
                names: ['helper'],
                bytes: 6.8 * MB,
                density: 0.4,
                content: 'helper',
                mode: 0o755,
              }),
            ),
          },
          {
            createdBy: 'Application Slice: 1',
            layer: layerOf(
              jars({
                folder: 'workspace/BOOT-INF/lib',
                names: [
                  'spring-core.jar',
                  'kafka-clients.jar',
                  'hibernate.jar',
                ],
                bytes: varied(
                  52 * MB,
                  0.04,
                  `orders lock ${Math.floor(release.index / 4)}`,
                ),
                content: `orders lock ${Math.floor(release.index / 4)}`,
              }),
            ),
          },
          {
            createdBy: 'Application Slice: 2',
            layer: layerOf(
              jars({
                folder: 'workspace/BOOT-INF/classes',
                names: ['Orders.class', 'Basket.class', 'application.yaml'],
                bytes: varied(
                  1.9 * MB + release.index * 30_000,
                  0.1,
                  `orders ${release.version}`,
                ),
                content: `orders ${release.version}`,
              }),
            ),
          },
          {
            createdBy: 'Buildpacks Launcher Config',
            layer: layerOf([
              {
                type: 'text',
                path: 'layers/config/metadata.toml',
                text: '[[processes]]\ntype = "web"\ncommand = ["java"]\n',
              },
            ]),
          },
          {
            createdBy: 'Buildpacks Application Launcher',
            layer: layerOf(
              spread({
                folder: 'cnb/lifecycle',
                names: ['launcher'],
                bytes: 2.6 * MB,
                density: 0.42,
                content: 'launcher',
                mode: 0o755,
              }),
            ),
          },
        ],
      }),
    })),
  };
}

/** Version 1.9 is still mended after 2.0.0 came out. */
function ledger(): Story {
  const repository = 'money/ledger';
  const releases = schedule(repository, [
    '1.9.3',
    '1.9.4',
    '1.9.5',
    '1.9.6',
    '2.0.0',
    '1.9.7',
    '2.0.1',
    '2.1.0',
    '1.9.8',
    '2.1.1',
    '2.2.0',
    '2.3.0',
    '1.9.9',
    '2.3.1',
  ]);
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: release.version.startsWith('2.')
        ? [release.version, 'latest']
        : [release.version],
      image: buildah({
        from: fedora40,
        base: { repository: 'base/fedora-minimal', tag: '40' },
        at: release.at,
        labels: sourceLabels(repository, release.version),
        steps: [
          {
            do: 'RUN',
            command: 'microdnf install -y openssl-libs && microdnf clean all',
            mounts: '--mount=type=cache,target=/var/cache/libdnf5',
            layer: layerOf(
              spread({
                folder: 'usr/lib64',
                names: ['libssl.so.3', 'engines-3/afalg.so'],
                bytes: 5.2 * MB,
                density: 0.4,
                content: 'ledger openssl',
              }),
            ),
          },
          {
            do: 'COPY',
            sources: 'target/release/ledger',
            to: '/usr/local/bin/ledger',
            layer: layerOf(
              spread({
                folder: 'usr/local/bin',
                names: ['ledger'],
                bytes: varied(
                  (release.version.startsWith('2.') ? 31 : 44) * MB +
                    release.index * 120_000,
                  0.02,
                  `ledger ${release.version}`,
                ),
                density: 0.36,
                content: `ledger ${release.version}`,
                mode: 0o755,
              }),
            ),
          },
          { do: 'USER', user: '1001' },
          { do: 'ENTRYPOINT', words: ['/usr/local/bin/ledger'] },
        ],
      }),
    })),
  };
}

/** Orders, billing, invoices, ledger and reports. */
export function moneyStories(): Story[] {
  return [reports(), billing(), invoices(), orders(), ledger()];
}
