import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { CHUNK, chunksOf } from './columns';
import { FIGURE_COLUMNS } from './judgedFigures';
import {
  IMAGE_COLUMNS,
  ImageFiguresRow,
  ImageRow,
  SPAN_COLUMNS,
  SpanRow,
  TagImage,
  readKnownImage,
  readTagImage,
} from './TagImage';

/** Every image that tags of the repositories pointed to, oldest first. */
export async function readTagImages(
  knex: Knex,
  repositories: string[],
): Promise<TagImage[]> {
  const found: TagImage[] = [];
  for (const chunk of chunksOf([...new Set(repositories)], CHUNK)) {
    const rows: (SpanRow & ImageRow & ImageFiguresRow)[] = await knex(
      'tag_intervals',
    )
      .join(
        'document_images',
        'document_images.document_digest',
        'tag_intervals.document_digest',
      )
      .join('images', 'images.digest', 'document_images.image_digest')
      .leftJoin(
        'image_judgements',
        'image_judgements.image_digest',
        'images.digest',
      )
      .whereIn('tag_intervals.repository', chunk)
      .orderBy(['tag_intervals.from_at', 'tag_intervals.id'])
      .select(
        ...SPAN_COLUMNS.map(column => `tag_intervals.${column}`),
        ...IMAGE_COLUMNS.map(column => `images.${column}`),
        ...FIGURE_COLUMNS,
      );
    found.push(...rows.map(row => readTagImage(row, readKnownImage(row, row))));
    // SQLite answers at once: others get their turn between thousands of rows.
    await setImmediate();
  }
  return found;
}
