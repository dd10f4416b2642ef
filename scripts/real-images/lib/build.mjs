import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE, COPY, IMAGES, INDEX } from './images.mjs';
import { capture } from './processes.mjs';

const dockerfiles = join(
  dirname(fileURLToPath(import.meta.url)),
  '../dockerfiles',
);

/**
 * Builds all images with buildah, in a store of its own below the work
 * directory, and pushes each as soon as it is built.
 */
export class Builder {
  constructor({ work, context, host, report }) {
    this.work = work;
    this.context = context;
    this.host = host;
    this.report = report;
    this.environment = {
      ...process.env,
      BUILDAH_ISOLATION: 'chroot',
      CONTAINERS_STORAGE_CONF: join(work, 'storage.conf'),
    };
  }

  async prepare() {
    const driver = await storageDriver(this.work);
    this.report(`storage driver: ${driver}`);
    this.environment.STORAGE_DRIVER = driver;
    await writeFile(
      join(this.work, 'storage.conf'),
      `[storage]\ndriver = "${driver}"\ngraphroot = "${this.work}/storage-${driver}"\nrunroot = "${this.work}/run-${driver}"\n`,
    );
    await writeFile(
      join(this.work, 'policy.json'),
      JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }),
    );
  }

  /** Forgets all that was built before. */
  async clear() {
    await this.buildah('rmi', '--all', '--force');
  }

  async buildAll() {
    await this.build(BASE, 'base', {}, this.work);
    await this.push(BASE);
    for (const image of IMAGES) {
      await this.build(image, image.dockerfile, image.arguments, this.context);
      await this.push(image);
    }
    await this.pushIndex();
    await this.report(`copying ${COPY.to.repository} as Docker schema 2`);
    await capture('skopeo', [
      '--policy',
      join(this.work, 'policy.json'),
      'copy',
      '--quiet',
      '--format',
      'v2s2',
      '--src-tls-verify=false',
      '--dest-tls-verify=false',
      `docker://${this.name(COPY.from)}`,
      `docker://${this.name(COPY.to)}`,
    ]);
  }

  name({ repository, tag }) {
    return `${this.host}/${repository}:${tag}`;
  }

  async buildah(...args) {
    return capture('buildah', args, { env: this.environment });
  }

  async build(image, dockerfile, buildArguments = {}, context, output) {
    this.report(`building ${image.repository}:${image.tag}`);
    const given = { BASE: this.name(BASE), ...buildArguments };
    const used = dockerfile === 'base' ? {} : given;
    await this.buildah(
      'bud',
      '--layers',
      '--quiet',
      '--pull-never',
      '--format',
      image.format ?? 'oci',
      '--signature-policy',
      join(this.work, 'policy.json'),
      ...(image.architecture ? ['--arch', image.architecture] : []),
      ...(output ? ['--output', `type=local,dest=${output}`] : []),
      ...Object.entries(used).flatMap(([name, value]) => [
        '--build-arg',
        `${name}=${value}`,
      ]),
      '--file',
      join(dockerfiles, `${dockerfile}.Dockerfile`),
      '--tag',
      this.name(image),
      context,
    );
  }

  async push(image) {
    await this.buildah(
      'push',
      '--quiet',
      '--tls-verify=false',
      '--signature-policy',
      join(this.work, 'policy.json'),
      ...(image.format === 'docker' ? ['--format', 'v2s2'] : []),
      ...(image.compression ? ['--compression-format', image.compression] : []),
      this.name(image),
      `docker://${this.name(image)}`,
    );
  }

  async pushIndex() {
    // A new name each time: buildah keeps lists of earlier runs.
    const index = `localhost/index:${Date.now()}`;
    await this.buildah('manifest', 'create', index);
    for (const architecture of INDEX.architectures) {
      const tag = `${INDEX.tag}-${architecture}`;
      const child = { ...INDEX, tag, architecture };
      const given = { GOARCH: architecture };
      // First the program, by the compiler of this machine's architecture.
      await this.build(
        { repository: INDEX.repository, tag: `${tag}-program` },
        'hello-0.4.0',
        given,
        this.context,
        join(this.context, `hello-${architecture}`),
      );
      await this.build(child, 'hello-built', given, this.context);
      await this.buildah(
        'manifest',
        'add',
        '--arch',
        architecture,
        '--os',
        'linux',
        index,
        this.name(child),
      );
    }
    await this.buildah(
      'manifest',
      'push',
      '--all',
      '--rm',
      '--tls-verify=false',
      '--signature-policy',
      join(this.work, 'policy.json'),
      index,
      `docker://${this.name(INDEX)}`,
    );
  }
}

/**
 * `overlay` where the kernel mounts it here; otherwise `vfs`, which works
 * everywhere but copies the whole tree for every step.
 */
async function storageDriver(work) {
  const place = join(work, 'overlay-test');
  const [lower, upper, workdir, merged] = ['l', 'u', 'w', 'm'].map(name =>
    join(place, name),
  );
  for (const directory of [lower, upper, workdir, merged]) {
    await mkdir(directory, { recursive: true });
  }
  try {
    await capture('mount', [
      '-t',
      'overlay',
      '-o',
      `lowerdir=${lower},upperdir=${upper},workdir=${workdir}`,
      'overlay',
      merged,
    ]);
    await capture('umount', [merged]);
    return 'overlay';
  } catch {
    return 'vfs';
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
