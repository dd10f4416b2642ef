import { createHash } from 'node:crypto';
import { BASE, CHART, COPY, IMAGES, INDEX } from './images.mjs';

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Asks the registry itself what it holds: the digest of each manifest's exact
 * bytes, and the length of each blob as it answers to HEAD. The plugin's
 * figures must be these.
 */
export async function readExpectations(host) {
  const base = await readImage(host, BASE.repository, BASE.tag);
  const images = [
    { ...BASE, base: 'scratch', ...base },
    ...(await readAll(
      IMAGES.map(({ repository, tag, base: below, steps }) => ({
        repository,
        tag,
        base: below,
        steps,
      })),
      host,
    )),
    ...(await readAll([{ ...COPY.to, base: 'debian' }], host)),
  ];
  return {
    host,
    baseLayerCount: base.layers.length,
    baseRepository: `${host}/${BASE.repository}`,
    images,
    index: await readIndex(host),
    artefact: CHART,
  };
}

async function readAll(images, host) {
  const read = [];
  for (const image of images) {
    read.push({
      ...image,
      ...(await readImage(host, image.repository, image.tag)),
    });
  }
  return read;
}

async function readIndex(host) {
  const { digest, document } = await readManifest(
    host,
    INDEX.repository,
    INDEX.tag,
  );
  const platforms = [];
  for (const child of document.manifests) {
    platforms.push({
      platform: `${child.platform.os}/${child.platform.architecture}`,
      ...(await readImage(host, INDEX.repository, child.digest)),
    });
  }
  return { repository: INDEX.repository, tag: INDEX.tag, digest, platforms };
}

async function readImage(host, repository, reference) {
  const { digest, document, mediaType, manifestBytes } = await readManifest(
    host,
    repository,
    reference,
  );
  const layers = [];
  for (const layer of document.layers) {
    layers.push({
      digest: layer.digest,
      mediaType: layer.mediaType,
      blobBytes: await blobBytes(host, repository, layer.digest),
    });
  }
  const configBytes = await blobBytes(host, repository, document.config.digest);
  const distinct = new Map(
    layers.map(layer => [layer.digest, layer.blobBytes]),
  );
  const layerBytes = [...distinct.values()].reduce((sum, n) => sum + n, 0);
  return {
    digest,
    mediaType,
    manifestBytes,
    configBytes,
    layers,
    layerBytes,
    compressedBytes: layerBytes + configBytes,
  };
}

async function readManifest(host, repository, reference) {
  const response = await fetch(
    `http://${host}/v2/${repository}/manifests/${reference}`,
    { headers: { Accept: ACCEPT } },
  );
  if (!response.ok) {
    throw new Error(`manifest ${repository}:${reference}: ${response.status}`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType: response.headers.get('content-type'),
    manifestBytes: bytes.length,
    document: JSON.parse(bytes.toString('utf8')),
  };
}

async function blobBytes(host, repository, digest) {
  const response = await fetch(
    `http://${host}/v2/${repository}/blobs/${digest}`,
    { method: 'HEAD' },
  );
  const length = response.headers.get('content-length');
  if (!response.ok || length === null) {
    throw new Error(`blob ${repository}@${digest}: ${response.status}`);
  }
  return Number(length);
}
