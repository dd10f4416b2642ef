import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Container image sizes, layers and history of catalog entities. */
  imageInsights?: {
    /**
     * Registries that may be read; nothing else is ever contacted. Without
     * any, the plugin starts but scans nothing.
     */
    registries?: Array<{
      /** Host, with port where it is not the usual one: `registry.example.com`, `localhost:5000`, `docker.io`. */
      host: string;
      /** Talk HTTP without TLS. Default: false. */
      plainHttp?: boolean;
      /**
       * Sent to this host, and to its token service, only. Absent: anonymous.
       * @deepVisibility secret
       */
      credentials?: {
        /** With `password`: Basic authentication, here or at the token service. */
        username?: string;
        password?: string;
        /** Sent to the registry as it is, as a Bearer token. */
        token?: string;
        /** A refresh token that the token service exchanges for access tokens. */
        identityToken?: string;
      };
      /** Only repositories below this name use the credentials. */
      repositoryPrefix?: string;
      /** Requests in flight at most. Default: by host, 4 for an unknown one. */
      concurrency?: number;
      /** Requests begun per second. Default: by host, 10 for an unknown one. */
      requestsPerSecond?: number;
      /** PEM certificates to trust for this host besides the system's. */
      ca?: string;
      /** Hosts of token services that may get the credentials. */
      trustedRealms?: string[];
      /** CIDRs of private addresses that redirects and token services may be at. */
      allowedAddresses?: string[];
    }>;
    scan?: {
      /** When to scan. Default: every 30 minutes, at most 20 minutes each. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Platforms to follow, in order of preference. Default: [linux/amd64]. */
      platforms?: string[];
      /** Newest release tags to follow per repository, 1 to 5000. Default: 200. */
      tagsPerRepository?: number;
      /** Repositories that are read at the same time, 1 to 64. Default: 8. */
      concurrency?: number;
      /** For how long a finished scan answers the wish for a new one. Default: 10 seconds. */
      cooldown?: HumanDuration | string;
      /**
       * Whether layers' contents are read, each layer once. Default: true, with
       * the defaults below.
       */
      contents?:
        | boolean
        | {
            /** Newest releases whose layers are read, 1 to 5000. Default: 10. */
            releasesPerRepository?: number;
            /** Layers with larger blobs are left out. Default: `2 GB`. */
            maxLayerBytes?: string;
            /** Blobs fetched per hour at most, over all replicas, such as `50 GB`. Default: no bound. */
            bytesPerHour?: string;
            /** Worker threads of each replica that read layers, 0 to 16; 0 reads in the main thread. Default: 2, or 1 where there is one processor. */
            threads?: number;
          };
    };
    score?: {
      /** Budget of services without their own, such as `500 MB`. Default: none. */
      sizeBudget?: string;
      /** Ids of rules that are not to be asked. */
      disabledRules?: string[];
      /** How much rules count, 0 to 10 by their ids. Default: 1 each. */
      ruleWeights?: { [rule: string]: number };
      /** Names of base images that may be used, `*` within a name: `registry.example.com/base/*`. Default: any. */
      approvedBases?: string[];
    };
    deployments?: {
      flux?: {
        /**
         * Key with which Flux signs its events (`generic-hmac`), at least 16
         * characters. Absent: the route for Flux is off.
         * @visibility secret
         */
        secret?: string;
      };
      /** For how long deployments are kept, at least 90 days. Default: 2 years. */
      retention?: HumanDuration | string;
    };
    /** Other plugins' annotations that name repositories, besides the built-in ones. */
    annotations?: Array<{
      /** Key, such as `goharbor.io/repository-slug`. */
      annotation: string;
      /** Registry that the names are on; one of `registries`. */
      host: string;
      /** Put before the name, such as `docker-local`. */
      prefix?: string;
    }>;
  };
}
