import { Knex } from 'knex';
import { CHUNK, chunksOf } from './columns';

/** From when on a tag of a repository pointed to what. */
export interface RepositoryTagMove {
  repository: string;
  tag: string;
  documentDigest: string;
  from: string;
}

/** Which moves of tags are asked for. */
export interface MovesQuestion {
  repositories: string[];
  from: string;
  before?: string;
  /** Most that are told of each repository. */
  newest: number;
}

/**
 * What tags of repositories began to point to in a time, oldest first: of each
 * repository the newest, however many there were.
 */
export async function readTagMoves(
  knex: Knex,
  question: MovesQuestion,
): Promise<RepositoryTagMove[]> {
  const { from, before, newest } = question;
  const found: RepositoryTagMove[] = [];
  for (const chunk of chunksOf([...new Set(question.repositories)], CHUNK)) {
    const rows: {
      repository: string;
      tag: string;
      document_digest: string;
      from_at: string;
    }[] = await knex
      .with('moved', query => {
        query
          .from('tag_intervals')
          .whereIn('repository', chunk)
          .where('from_at', '>=', from)
          .select(
            'id',
            'repository',
            'tag',
            'document_digest',
            'from_at',
            knex.raw(
              'row_number() over (partition by repository order by from_at desc, id desc) as place',
            ),
          );
        if (before !== undefined) {
          query.where('from_at', '<', before);
        }
      })
      .from('moved')
      .where('place', '<=', newest)
      .orderBy(['repository', { column: 'place', order: 'desc' }])
      .select('repository', 'tag', 'document_digest', 'from_at');
    found.push(
      ...rows.map(row => ({
        repository: row.repository,
        tag: row.tag,
        documentDigest: row.document_digest,
        from: row.from_at,
      })),
    );
  }
  return found;
}
