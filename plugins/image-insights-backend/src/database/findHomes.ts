import { Knex } from 'knex';
import { CHUNK, chunksOf } from './columns';

/**
 * Where each of the images is at home: the first by name of the repositories
 * that an entity names and whose tags point to it now, or else did before; of
 * those that nobody names (any more) where there is no other.
 */
export async function findHomes(
  knex: Knex,
  imageDigests: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, { repository: string; rank: number }>();
  for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
    const rows: {
      image_digest: string;
      repository: string;
      open: number | string;
      named: number | string;
    }[] = await knex('document_images')
      .join(
        'tag_intervals',
        'tag_intervals.document_digest',
        'document_images.document_digest',
      )
      .leftJoin(
        'entity_repositories',
        'entity_repositories.repository',
        'tag_intervals.repository',
      )
      .whereIn('document_images.image_digest', chunk)
      .groupBy('document_images.image_digest', 'tag_intervals.repository')
      .select(
        'document_images.image_digest',
        'tag_intervals.repository',
        knex.raw(
          'max(case when tag_intervals.until_at is null then 1 else 0 end) as open',
        ),
        knex.raw(
          'max(case when entity_repositories.repository is null then 0 else 1 end) as named',
        ),
      );
    for (const row of rows) {
      const { repository } = row;
      const rank = 2 * Number(row.named) + Number(row.open);
      const other = found.get(row.image_digest);
      if (
        !other ||
        rank > other.rank ||
        (rank === other.rank && repository < other.repository)
      ) {
        found.set(row.image_digest, { repository, rank });
      }
    }
  }
  return new Map(
    [...found].map(([digest, { repository }]) => [digest, repository]),
  );
}
