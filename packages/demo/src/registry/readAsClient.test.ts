import {
  BaseCandidate,
  ImageDescription,
  describeImage,
  toImageFacts,
} from '@image-insights/image-analysis';
import {
  ManifestDocument,
  RegistryClient,
  RequestEvent,
  classifyManifest,
  isSidecarTag,
} from '@image-insights/oci-registry';
import { demoServices } from '../catalog/services';
import { DemoRegistry, startDemoRegistry } from './startDemoRegistry';

/**
 * The whole registry, read and described by the packages that read a user's:
 * if they disagree with the demo, one of the three is wrong.
 */

const now = new Date('2026-11-21T10:00:00Z');
let registry: DemoRegistry;
let client: RegistryClient;
const requests: RequestEvent[] = [];

interface ReadTag extends BaseCandidate {
  tag: string;
}

const images: ReadTag[] = [];
const others: { tag: string; what: string }[] = [];

function repositoryNames(): string[] {
  const named = demoServices({ registryHost: registry.host }).flatMap(
    ({ metadata }) =>
      metadata.annotations?.['image-insights.io/repositories']?.split(', ') ??
      [],
  );
  return named
    .filter(name => name.startsWith(`${registry.host}/`))
    .map(name => name.slice(registry.host.length + 1))
    .filter(name => name !== 'shop/loyalty');
}

/** The manifest for linux/amd64, which the index may hide. */
async function platformManifest(
  name: string,
  document: ManifestDocument,
): Promise<ManifestDocument> {
  if (document.content.kind !== 'index') return document;
  const child = document.content.manifests.find(
    ({ platform }) => platform?.architecture === 'amd64',
  );
  if (!child) throw new Error(`${name} has an index without linux/amd64`);
  return client.getManifest({ host: registry.host, name }, child.digest);
}

async function readTag(name: string, tag: string): Promise<void> {
  const repository = { host: registry.host, name };
  const head = await client.headManifest(repository, tag);
  const top = await client.getManifest(repository, tag);
  expect(top.digest).toBe(head.digest);
  const document = await platformManifest(name, top);
  const { what, kind } = classifyManifest(document.content);
  if (document.content.kind !== 'manifest' || kind !== 'image') {
    others.push({ tag, what });
    return;
  }
  const { config } = await client.getConfig(
    repository,
    document.content.config,
  );
  images.push({
    repository: `${registry.host}/${name}`,
    tag,
    ...(top.content.kind === 'index' && { indexDigest: top.digest }),
    facts: toImageFacts({
      manifestDigest: document.digest,
      manifest: document.content,
      config,
    }),
  });
}

function describeTag(name: string, tag: string): ImageDescription {
  const repository = `${registry.host}/${name}`;
  const image = images.find(
    one => one.repository === repository && one.tag === tag,
  );
  if (!image) throw new Error(`${name}:${tag} was not read`);
  return describeImage({
    facts: image.facts,
    repositories: [repository],
    baseCandidates: images,
    now,
  });
}

beforeAll(async () => {
  registry = await startDemoRegistry({ port: 0, now });
  client = RegistryClient.create({
    registries: [{ host: registry.host, plainHttp: true }],
    onRequest: event => requests.push(event),
  });
  for (const name of repositoryNames()) {
    const { tags } = await client.listTags({ host: registry.host, name });
    await Promise.all(
      tags.filter(tag => !isSidecarTag(tag)).map(tag => readTag(name, tag)),
    );
  }
});
afterAll(async () => {
  await client.close();
  await registry.close();
});

describe('the demo registry, read as a user’s', () => {
  it('gives every tag, verified, and no failed request', () => {
    expect(images.length).toBeGreaterThan(200);
    expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('has charts that are told from images', () => {
    expect(others.map(({ tag }) => tag).sort()).toEqual(['0.7.0', '0.8.0']);
    expect(others[0].what).toMatch(/helm/i);
  });

  it('has a missing repository that is reported as such', async () => {
    await expect(
      client.listTags({ host: registry.host, name: 'shop/loyalty' }),
    ).rejects.toMatchObject({ code: 'repository-missing' });
  });

  it('joins every history with its layers', () => {
    const inexact = images
      .map(({ facts, repository, tag }) => ({
        name: `${repository}:${tag}`,
        history: describeImage({ facts, now }).history,
      }))
      .filter(({ history }) => history.state !== 'exact');
    expect(inexact).toEqual([]);
  });

  it.each([
    ['shop/checkout', '3.20.0', 'buildkit', 'base/node:20-slim'],
    ['shop/search', '2.4.0', 'buildkit', 'base/debian:12.7-slim'],
    ['workshop/hello', '1.0.0', 'docker-classic', 'base/golang:1.10'],
    ['workshop/go-docker', '1.1.0', 'docker-classic', 'base/alpine:3.15'],
    ['money/billing', '4.0.0', 'docker-classic', 'base/maven:3.9-jdk-11'],
    ['money/billing', '5.0.0', 'docker-classic', 'base/openjdk:11-jre-slim'],
    ['money/invoices', '1.8.0', 'jib', 'base/openjdk:11-jre-slim'],
    ['money/orders', '7.0.0', 'buildpacks', 'base/buildpacks-run:12'],
    ['money/ledger', '1.9.7', 'buildah', 'base/fedora-minimal:40'],
    ['runway/mailer', '1.2.0', 'kaniko', 'base/ruby:3.3-slim'],
    ['runway/feature-flags', 'v1.0.0', 'ko', 'base/static:12-nonroot'],
    ['runway/gateway', '5.0.0', 'buildkit', 'base/static:12-nonroot'],
    ['shop/pricing', '0.3.0', 'bazel', 'base/static:12-nonroot'],
  ])('shows that %s:%s was built by %s on %s', (name, tag, builder, base) => {
    const description = describeTag(name, tag);
    expect(description.builder.name).toBe(builder);
    expect(description.base).toMatchObject({
      known: true,
      name: `${registry.host}/${base}`,
    });
  });

  it('shows the end of the ladder as built from scratch', () => {
    expect(describeTag('workshop/hello', '1.5.0').base).toMatchObject({
      known: true,
      name: 'scratch',
    });
  });

  it('gives a blob that the client verifies to its last byte', async () => {
    const repository = { host: registry.host, name: 'shop/checkout' };
    const { content } = await client.getManifest(repository, 'latest');
    const layers = content.kind === 'manifest' ? content.layers : [];
    const layer = layers[layers.length - 1];
    let bytes = 0;
    for await (const chunk of await client.getBlob(repository, layer)) {
      bytes += chunk.length;
    }
    expect(bytes).toBe(layer.size);
    expect(bytes).toBeGreaterThan(30_000_000);
  });
});
