import {
  Entity,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  parseEntityRef,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { demoOrganisation } from './demoOrganisation';

const registryHost = 'localhost:7070';
const entities = demoOrganisation({ registryHost });
const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));

function ofKind(kind: string): Entity[] {
  return entities.filter(entity => entity.kind === kind);
}

function namesIn(entity: Entity, field: string): string[] {
  const value = entity.spec?.[field];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

describe('demoOrganisation', () => {
  it('gives every entity a name of its own', () => {
    expect(refs.size).toBe(entities.length);
  });

  it('gives only entities that the catalog accepts', async () => {
    const validators = [
      componentEntityV1alpha1Validator,
      domainEntityV1alpha1Validator,
      groupEntityV1alpha1Validator,
      systemEntityV1alpha1Validator,
      userEntityV1alpha1Validator,
    ];
    for (const entity of entities) {
      const verdicts = await Promise.all(
        validators.map(validator => validator.check(entity)),
      );
      expect({ name: entity.metadata.name, verdicts }).toEqual({
        name: entity.metadata.name,
        verdicts: expect.arrayContaining([true]),
      });
    }
  });

  it('refers only to entities that it holds', () => {
    const fields: [string, string, string][] = [
      ['Group', 'parent', 'Group'],
      ['Group', 'children', 'Group'],
      ['User', 'memberOf', 'Group'],
      ['Domain', 'owner', 'Group'],
      ['System', 'owner', 'Group'],
      ['System', 'domain', 'Domain'],
      ['Component', 'owner', 'Group'],
      ['Component', 'system', 'System'],
      ['Component', 'dependsOn', 'Component'],
    ];
    for (const [kind, field, defaultKind] of fields) {
      const targets = ofKind(kind)
        .flatMap(entity => namesIn(entity, field))
        .map(name => stringifyEntityRef(parseEntityRef(name, { defaultKind })));
      expect(targets.length).toBeGreaterThan(0);
      expect(targets.filter(target => !refs.has(target))).toEqual([]);
    }
  });

  it('has no user that clashes with the guest', () => {
    expect(ofKind('User').map(user => user.metadata.name)).not.toContain(
      'guest',
    );
  });

  it('has about a dozen services, some without a readable image', () => {
    const services = ofKind('Component').filter(
      component => component.spec?.type === 'service',
    );
    const annotations = services.map(
      service =>
        service.metadata.annotations?.['image-insights.io/repositories'],
    );
    expect(services.length).toBeGreaterThanOrEqual(12);
    expect(annotations.filter(value => value === undefined)).toHaveLength(1);
    expect(
      annotations.filter(
        value => value !== undefined && !value.includes(registryHost),
      ),
    ).toHaveLength(1);
    expect(
      annotations.filter(value => value?.includes(',')).length,
    ).toBeGreaterThanOrEqual(2);
  });
});
