import { Link } from '@backstage/ui';
import type { Layer } from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { useText } from './useText';

/** Leads to a layer's details, by its index in the image. */
export function LayerLink(props: {
  layers: readonly Layer[];
  index: number;
  views: Views;
  children?: string;
}) {
  const { t } = useText();
  const { layers, index, views, children } = props;
  const text = children ?? t('findings.layer', { number: String(index + 1) });
  const layer = layers[index];
  return layer ? (
    <Link href={views.href('trend', { layer: layer.digest })}>{text}</Link>
  ) : (
    <>{text}</>
  );
}
