import type { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import type { Text } from '../../common';

/** What a base is called; words where it has no known name. */
export function baseName(
  row: Pick<BaseImageAuditRow, 'kind' | 'name'>,
  { t }: Text,
): string {
  if (row.name !== undefined) return row.name;
  return row.kind === 'named'
    ? t('audits.baseImages.name_unnamed')
    : t(`audits.baseImages.name_${row.kind}`);
}
