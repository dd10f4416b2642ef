import {
  ScoreSummary,
  scoreSummarySchema,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Columns of `image_judgements` that lists of images carry. */
export const FIGURE_COLUMNS = [
  'image_judgements.points',
  'image_judgements.up_to',
  'image_judgements.grade',
  'image_judgements.evidence',
  'image_judgements.wasted_bytes',
  'image_judgements.gain_compressed_bytes',
  'image_judgements.finding_count',
];

export interface FigureRow {
  points: number | null;
  up_to: number | null;
  grade: string | null;
  evidence: number | null;
}

/** Absent where the image was not judged. */
export function readScore(row: FigureRow): ScoreSummary | undefined {
  return row.points === null
    ? undefined
    : scoreSummarySchema.parse({
        points: row.points,
        upTo: row.up_to,
        grade: row.grade,
        evidence: row.evidence,
      });
}
