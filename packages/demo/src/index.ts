export * from './catalog';
export { demoDeployments, type DemoDeployment } from './deployments';
export * from './registry';
export { demo as default } from './plugin';
