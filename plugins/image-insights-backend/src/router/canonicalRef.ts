import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** @throws InputError where the text is no full entity ref. */
export function canonicalRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new InputError(
      `entityRef is '${text}': write kind:namespace/name, such as component:default/checkout`,
    );
  }
}
