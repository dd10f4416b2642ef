import type { RuleSeverity } from '@image-insights/backstage-plugin-image-insights-common';
import {
  RiErrorWarningFill,
  RiErrorWarningLine,
  RiInformationLine,
  RiLightbulbLine,
} from '@remixicon/react';
import { useText } from '../common';
import styles from './Findings.module.css';

const icons = {
  high: RiErrorWarningFill,
  medium: RiErrorWarningLine,
  low: RiInformationLine,
  info: RiLightbulbLine,
};

/** How grave something is, as icon and word. */
export function SeverityLabel(props: { severity: RuleSeverity }) {
  const { t } = useText();
  const { severity } = props;
  const Icon = icons[severity];
  return (
    <span className={styles.severity}>
      <Icon aria-hidden size={16} />
      {t(`findings.severity_${severity}`)}
    </span>
  );
}
