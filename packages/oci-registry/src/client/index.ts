export * from './RegistryClient';
export * from './RegistryOptions';
export * from './RegistryReader';
