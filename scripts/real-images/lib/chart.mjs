import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const CONFIG_TYPE = 'application/vnd.cncf.helm.config.v1+json';
const CONTENT_TYPE = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

/** Pushes a Helm chart, which looks like an image and is none. */
export async function pushChart(host, repository, tag) {
  const config = Buffer.from(
    JSON.stringify({ name: 'checkout', version: '1.0.0', apiVersion: 'v2' }),
  );
  const content = gzipSync(Buffer.alloc(10_240));
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: await pushBlob(host, repository, config, CONFIG_TYPE),
    layers: [await pushBlob(host, repository, content, CONTENT_TYPE)],
  });
  await request(`http://${host}/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'Content-Type': MANIFEST_TYPE },
    body: manifest,
  });
}

async function pushBlob(host, repository, bytes, mediaType) {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const upload = await request(
    `http://${host}/v2/${repository}/blobs/uploads/`,
    { method: 'POST' },
  );
  const target = new URL(upload.headers.get('location'), `http://${host}`);
  target.searchParams.set('digest', digest);
  await request(target, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: bytes,
  });
  return { mediaType, digest, size: bytes.length };
}

async function request(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(
      `${options.method} ${url}: ${response.status} ${await response.text()}`,
    );
  }
  return response;
}
