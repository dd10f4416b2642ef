import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../../catalog/CatalogEntities';
import { Stores } from '../../database/Stores';
import { repositoryOfName, withheldBases } from '../../service/withheldBases';
import { withheldText } from '../../service/withheldText';

/**
 * An answer without the names of bases that the caller may not be told: titles
 * of findings may speak of them.
 */
export async function withoutWithheldBases<T>(
  answer: T,
  options: {
    /** Of the bases that the answer may speak of. */
    names: (string | undefined)[];
    credentials: BackstageCredentials;
    stores: Pick<Stores, 'entities'>;
    entities: Pick<CatalogEntities, 'readableRefs'>;
  },
): Promise<T> {
  const names = [...new Set(options.names)].filter(name => name !== undefined);
  if (names.length === 0) {
    return answer;
  }
  const isWithheld = await withheldBases({ ...options, names });
  return withheldText(
    answer,
    names
      .filter(name => isWithheld(name))
      .flatMap(name => [name, repositoryOfName(name)]),
  );
}
