import type { Layer } from '@image-insights/backstage-plugin-image-insights-common';
import styles from './Layers.module.css';

/** The class that colours a kind of layer. */
export function kindClass(kind: Layer['kind']): string {
  return styles[kind];
}
