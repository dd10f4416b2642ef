import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';

/** Where the demo's entities say that they come from. */
export const DEMO_LOCATION = 'demo:brightwater';

export interface DemoEntityOptions {
  kind: 'Group' | 'User' | 'Domain' | 'System' | 'Component';
  name: string;
  title?: string;
  description?: string;
  tags?: string[];
  annotations?: Record<string, string>;
  links?: { url: string; title: string }[];
}

/** The part that all of the demo's entities have in common. */
export function demoEntity(options: DemoEntityOptions): Entity {
  const { kind, name, title, description, tags, annotations, links } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      ...(title && { title }),
      ...(description && { description }),
      ...(tags && { tags }),
      ...(links && { links }),
      annotations: {
        [ANNOTATION_LOCATION]: DEMO_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: DEMO_LOCATION,
        ...annotations,
      },
    },
  };
}
