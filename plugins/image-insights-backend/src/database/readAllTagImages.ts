import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { chunksOf } from './columns';
import { FIGURE_COLUMNS } from './judgedFigures';
import { pagesOfTable } from './pagesOfTable';
import {
  IMAGE_COLUMNS,
  ImageFiguresRow,
  ImageRow,
  KnownImage,
  SPAN_COLUMNS,
  SpanRow,
  TagImage,
  readKnownImage,
  readTagImage,
} from './TagImage';

/** Repositories that are put together before others get their turn. */
const PORTION = 150;

interface NumberedSpanRow extends SpanRow {
  id: number;
}

/**
 * Every image that tags of the repositories pointed to, by repository, oldest
 * first: from whole tables, for thousands of repositories. Each image is read
 * once, however many tags point to it.
 */
export async function readAllTagImages(
  knex: Knex,
  repositories: ReadonlySet<string>,
): Promise<Map<string, TagImage[]>> {
  // What a tag points to is stored before the tag: read after it, it is there.
  const spans = await readSpans(knex, repositories);
  const indexes = await readIndexes(knex);
  const images = await readImages(knex);
  const found = new Map<string, TagImage[]>();
  for (const portion of chunksOf([...spans], PORTION)) {
    for (const [repository, rows] of portion) {
      const list: TagImage[] = [];
      for (const row of rows.sort(byTime)) {
        const document = row.document_digest;
        for (const digest of indexes.get(document) ?? [document]) {
          const image = images.get(digest);
          if (image) {
            list.push(readTagImage(row, image));
          }
        }
      }
      if (list.length > 0) {
        found.set(repository, list);
      }
    }
    await setImmediate();
  }
  return found;
}

async function readSpans(
  knex: Knex,
  repositories: ReadonlySet<string>,
): Promise<Map<string, NumberedSpanRow[]>> {
  const found = new Map<string, NumberedSpanRow[]>();
  for await (const page of pagesOfTable<NumberedSpanRow>(
    knex,
    knex('tag_intervals').select('id', ...SPAN_COLUMNS),
  )) {
    // Tags of one repository are mostly found together.
    let last: string | undefined;
    let list: NumberedSpanRow[] | undefined;
    for (const row of page) {
      if (row.repository !== last) {
        last = row.repository;
        list = found.get(last);
        if (!list && repositories.has(last)) {
          list = [];
          found.set(last, list);
        }
      }
      list?.push(row);
    }
  }
  return found;
}

/** Digests of the images of each index; a manifest is its own image. */
async function readIndexes(knex: Knex): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const page of pagesOfTable<{
    document_digest: string;
    image_digest: string;
  }>(
    knex,
    knex('document_images')
      .whereNot('document_digest', knex.ref('image_digest'))
      .select('document_digest', 'image_digest'),
  )) {
    for (const row of page) {
      const list = found.get(row.document_digest);
      if (!list) {
        found.set(row.document_digest, [row.image_digest]);
      } else if (!list.includes(row.image_digest)) {
        list.push(row.image_digest);
      }
    }
  }
  return found;
}

async function readImages(knex: Knex): Promise<Map<string, KnownImage>> {
  const figures = new Map<string, ImageFiguresRow>();
  for await (const page of pagesOfTable<
    ImageFiguresRow & { image_digest: string }
  >(knex, knex('image_judgements').select('image_digest', ...FIGURE_COLUMNS))) {
    for (const row of page) {
      figures.set(row.image_digest, row);
    }
  }
  const images = new Map<string, KnownImage>();
  for await (const page of pagesOfTable<ImageRow>(
    knex,
    knex('images').select(...IMAGE_COLUMNS),
  )) {
    for (const row of page) {
      images.set(row.digest, readKnownImage(row, figures.get(row.digest)));
    }
  }
  return images;
}

/** Tags that began to point to something at one time: as they were found. */
function byTime(left: NumberedSpanRow, right: NumberedSpanRow): number {
  if (left.from_at !== right.from_at) {
    return left.from_at < right.from_at ? -1 : 1;
  }
  return left.id - right.id;
}
