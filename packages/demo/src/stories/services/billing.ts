import { jars, layerOf, mavenRepository, sources } from '../../contents';
import { DemoImage, classicDocker } from '../../images';
import { jre11, maven39 } from '../bases/runtimeBases';
import { Release, numbered, schedule, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

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

/** A 1 GB base of tools until 5.0.0, a 100 MB base since. */
export function billing(): Story {
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
