const AWS = /^[a-z]{2}(?:-[a-z]+){1,3}-\d$/;
const GCP = /^[a-z]+-[a-z]+\d+$/;
const AZURE = /^[a-z]{4,40}\d?$/;

/**
 * The cloud that names its regions so: `us-east-1` is of AWS, `us-central1` of
 * Google Cloud, `eastus2` of Azure. `undefined` for anything else.
 * @public
 */
export function providerOfRegion(
  region: string,
): 'aws' | 'gcp' | 'azure' | undefined {
  if (region.length > 60) {
    return undefined;
  }
  if (AWS.test(region)) {
    return 'aws';
  }
  if (GCP.test(region)) {
    return 'gcp';
  }
  return AZURE.test(region) ? 'azure' : undefined;
}
