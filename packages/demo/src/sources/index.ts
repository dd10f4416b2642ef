export { gatewayDockerfile, sourceFilesOf } from './sourceFiles';
export { sourceAnswer } from './sourceAnswer';
