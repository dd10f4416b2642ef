export * from './demoDeployments';
export * from './tellDeployments';
