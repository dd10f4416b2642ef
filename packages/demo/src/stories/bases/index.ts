export * from './alpineBases';
export * from './baseStories';
export * from './debianBases';
export * from './golangBases';
export * from './otherBases';
export * from './runtimeBases';
