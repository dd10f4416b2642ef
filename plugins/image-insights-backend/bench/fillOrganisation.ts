import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { LayerPull } from '../src/cost/pulls/ImagePull';
import { pullRowOf } from '../src/database/PullStore';

const RELEASES = 12;
const BASES = 200;
const DAY_MILLIS = 24 * 60 * 60_000;

/** One service in so many has its deployments recorded. */
const RECORDED_EVERY = 5;

/** The release that was the newest 30 days ago. */
const FORMER = RELEASES - 5;
const DEPLOYMENTS = 60;

export const HOST = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

export function nameOf(service: number): string {
  return `service-${String(service).padStart(5, '0')}`;
}

export function repositoryOf(service: number): string {
  return `${HOST}/team-${service % 300}/${nameOf(service)}`;
}

/** The same numbers in each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function layerOf(
  name: string,
  below: string | undefined,
  compressedBytes: number,
  step: string,
): LayerPull {
  const diffId = digestOf(`tar ${name}`);
  return {
    digest: digestOf(`blob ${name}`),
    diffId,
    chainId: below === undefined ? diffId : digestOf(`${below} ${diffId}`),
    compressedBytes,
    step: createHash('sha256').update(step).digest('hex').slice(0, 16),
  };
}

/** Layers of a release: 3 to 5 of its base, 6 of its own, 2 to 3 of them new. */
function layersOf(options: {
  service: number;
  base: number;
  release: number;
}): { layers: LayerPull[]; baseBytes: number } {
  const { service, base, release } = options;
  const parts: [name: string, bytes: number, step: string][] = [];
  for (let index = 0; index < 3 + (base % 3); index += 1) {
    parts.push([
      `base ${base} ${index}`,
      index === 0 ? 28_000_000 + base * 10_000 : 4_000_000 + index * 100_000,
      `base ${index}`,
    ]);
  }
  const baseBytes = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
  const seldom = Math.floor(release / 4);
  parts.push(
    [`${service} packages`, 22_000_000 + (service % 97) * 50_000, 'packages'],
    [
      `${service} app ${release}`,
      6_000_000 + ((service * 31 + release * 17) % 97) * 40_000,
      'app',
    ],
    [`${service} lock ${seldom}`, 60_000, 'lock'],
    [
      `${service} dependencies ${seldom}`,
      70_000_000 + (service % 53) * 700_000,
      'dependencies',
    ],
    [`${service} assets ${release}`, 1_500_000, 'assets'],
    [`${service} config ${service % 7}`, 4_000, 'config'],
  );
  let below: string | undefined;
  const layers = parts.map(([name, bytes, step]) => {
    const layer = layerOf(name, below, bytes, step);
    below = layer.chainId;
    return layer;
  });
  return { layers, baseBytes };
}

/** Rows of `findings`: six of made-up rules, or eight of real ones. */
function findingsOf(options: {
  service: number;
  release: number;
  audits?: AuditFill;
}) {
  const { service, release, audits } = options;
  return Array.from({ length: audits ? 8 : 6 }, (_, position) => {
    const gain = Math.max(0, 6 - position) * 500_000;
    const rule = audits?.rules.at(
      (service * 7 + position * 5 + (release % 2)) % audits.rules.length,
    );
    return {
      rule: rule?.id ?? `rule-${position}`,
      finding: rule ? `${rule.id}:${position}` : `rule-${position}`,
      family: rule?.family ?? 'size',
      severity: rule?.severity ?? 'medium',
      gain_compressed_bytes: gain,
      title: `Finding ${position}`,
      is_estimate: true,
      gain_layers:
        gain > 0
          ? JSON.stringify([
              { index: 5 + (position % 4), compressedBytes: gain },
            ])
          : null,
    };
  });
}

/** What is asked of the organisation that costs do not need. */
export interface AuditFill {
  /** Rules that find something, eight in each image. */
  rules: readonly { id: string; family: string; severity: string }[];
}

/** What is read of an image's description, as long as it usually is. */
function descriptionOf(options: {
  layers: readonly LayerPull[];
  base: number;
  baseLayers: number;
  at: string;
}): string {
  const { layers, base, baseLayers, at } = options;
  return JSON.stringify({
    createdAt: at,
    labels: { notes: 'As long as labels of a service are. '.repeat(20) },
    base: {
      known: true,
      name: `debian:${base}`,
      layerCount: baseLayers,
      method: 'diff-id-prefix',
      confidence: 'certain',
    },
    layers: layers.map(({ digest, diffId, compressedBytes }, index) => ({
      index,
      digest,
      diffId,
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      compression: 'gzip',
      compressedBytes,
      instruction: {
        keyword: 'RUN',
        text: `RUN apt-get update && ${'apt-get install -y things && '.repeat(
          10,
        )}true`,
      },
      createdAt:
        index < baseLayers
          ? new Date(1_750_000_000_000 + base * DAY_MILLIS).toISOString()
          : at,
      fromBase: index < baseLayers,
      kind: index < baseLayers ? 'base' : 'application',
      isEmpty: false,
    })),
  });
}

/**
 * Writes what scans, readers and judges would have left of an organisation:
 * services with 12 releases of about 10 layers on 200 bases, a fifth of them
 * with recorded deployments, verdicts with six findings each.
 *
 * What the computation of costs does not read (facts, descriptions, layers by
 * themselves) is left out.
 *
 * @param audits - for audits, there are descriptions of the newest images, and
 * verdicts with eight findings of what was the newest 30 days ago, too
 */
export async function fillOrganisation(
  knex: Knex,
  services: number,
  audits?: AuditFill,
): Promise<void> {
  const random = randomOf(20_261_121);
  const now = Date.now();
  const buffers = new Map<string, object[]>();
  const flush = async (table: string) => {
    const rows = buffers.get(table) ?? [];
    buffers.set(table, []);
    for (let start = 0; start < rows.length; start += 200) {
      await knex(table).insert(rows.slice(start, start + 200));
    }
  };
  const add = async (table: string, row: object) => {
    const rows = buffers.get(table) ?? [];
    rows.push(row);
    buffers.set(table, rows);
    if (rows.length >= 4_000) {
      await flush(table);
    }
  };
  const contents = new Set<string>();
  for (let service = 0; service < services; service += 1) {
    const entityRef = `component:default/${nameOf(service)}`;
    const repository = repositoryOf(service);
    const base = Math.floor(BASES * random() ** 2);
    await add('entities', {
      entity_ref: entityRef,
      kind: 'component',
      title: nameOf(service),
      type: 'service',
      owner: `group:default/team-${service % 300}`,
      system: `system:default/system-${service % 800}`,
      lifecycle: 'production',
      problems: '[]',
      instances: 2 + Math.floor(random() * 40),
      uid: `uid-${service}`,
    });
    await add('entity_repositories', {
      entity_ref: entityRef,
      repository,
      position: 0,
    });
    await add('repositories', {
      repository,
      host: HOST,
      state: 'fresh',
      first_scan_at: new Date(now).toISOString(),
    });
    const digests: string[] = [];
    for (let release = 0; release < RELEASES; release += 1) {
      const { layers, baseBytes } = layersOf({ service, base, release });
      const digest = digestOf(`${repository} ${release}`);
      digests.push(digest);
      const at = new Date(
        now - (RELEASES - release) * 7 * DAY_MILLIS + random() * DAY_MILLIS,
      ).toISOString();
      const bytes = layers.reduce((sum, one) => sum + one.compressedBytes, 0);
      await add('documents', {
        digest,
        kind: 'image',
        what: 'image',
        platforms: 'linux/amd64',
        document_bytes: 2_300,
      });
      await add('document_images', {
        document_digest: digest,
        image_digest: digest,
        platform: 'linux/amd64',
      });
      await add('images', {
        digest,
        platform: 'linux/amd64',
        created_at: at,
        compressed_bytes: bytes,
        base_bytes: baseBytes,
        own_bytes: bytes - baseBytes,
        layer_count: layers.length,
        base_name: `debian:${base}`,
        base_evaluated: true,
        description:
          audits && release === RELEASES - 1
            ? descriptionOf({
                layers,
                base,
                baseLayers: 3 + (base % 3),
                at,
              })
            : '{}',
        facts: '{}',
      });
      await add(
        'image_pulls',
        pullRowOf(digest, {
          configBytes: 7_000,
          manifestBytes: 2_300,
          layers,
        }),
      );
      await add('tag_intervals', {
        repository,
        tag: `1.${release}.0`,
        document_digest: digest,
        from_at: at,
        until_at: null,
        date_source: 'created',
      });
      for (const layer of layers) {
        if (!contents.has(layer.digest)) {
          contents.add(layer.digest);
          await add('layer_contents', {
            digest: layer.digest,
            state: 'read',
            rank: 0,
            uncompressed_bytes: layer.compressedBytes * 3,
            content_key: layer.digest.slice(7, 39),
          });
        }
      }
    }
    for (const release of audits ? [FORMER, RELEASES - 1] : [RELEASES - 1]) {
      const findings = findingsOf({ service, release, audits });
      await add('image_judgements', {
        image_digest: digests[release],
        rule_set: 'bench',
        inputs: 'bench',
        points: 60,
        up_to: 80,
        grade: 'C',
        evidence: 1,
        gain_compressed_bytes: 12_000_000,
        finding_count: findings.length,
        contents_state: 'read',
        judgement: audits ? `{"text":"${'long '.repeat(4_000)}"}` : '{}',
        // One after the other, as judges do it.
        judged_at: new Date(now - service * 500).toISOString(),
      });
      for (const [position, finding] of findings.entries()) {
        await add('findings', {
          image_digest: digests[release],
          position,
          ...finding,
        });
      }
    }
    if (service % RECORDED_EVERY === 0) {
      for (let number = 0; number < DEPLOYMENTS; number += 1) {
        const id = `${service} ${number}`;
        const at = new Date(
          now - ((DEPLOYMENTS - number) * 85 * DAY_MILLIS) / DEPLOYMENTS,
        ).toISOString();
        await add('deployments', {
          id,
          entity_ref: entityRef,
          environment: 'production',
          at,
          instances: 20,
          source: 'api',
        });
        const release = Math.floor((number * RELEASES) / DEPLOYMENTS);
        await add('deployment_images', {
          deployment_id: id,
          position: 0,
          entity_ref: entityRef,
          environment: 'production',
          at,
          reference: `${repository}:1.${release}.0`,
          repository,
          tag: `1.${release}.0`,
          digest: digests[release],
          state: 'known',
        });
      }
    }
  }
  for (const table of buffers.keys()) {
    await flush(table);
  }
  if (knex.client.config.client === 'pg') {
    // What autovacuum does within minutes.
    await knex.raw('ANALYZE');
  }
}
