import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Lets a person start a scan before the next scheduled one.
 * @public
 */
export const imageInsightsScanTriggerPermission = createPermission({
  name: 'image-insights.scan.trigger',
  attributes: { action: 'update' },
});

/**
 * Lets a person record deployments; services may with their token.
 * @public
 */
export const imageInsightsDeploymentRecordPermission = createPermission({
  name: 'image-insights.deployment.record',
  attributes: { action: 'create' },
});

/**
 * Lets a person open the audits of the organisation. What they may not read in
 * the catalog is left out of them all the same.
 * @public
 */
export const imageInsightsAuditReadPermission = createPermission({
  name: 'image-insights.audit.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the plugin.
 * @public
 */
export const imageInsightsPermissions = [
  imageInsightsScanTriggerPermission,
  imageInsightsDeploymentRecordPermission,
  imageInsightsAuditReadPermission,
];
