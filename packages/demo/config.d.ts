export interface Config {
  /**
   * The demo organisation: its entities in the catalog, and a registry of its
   * own that serves their images on loopback. Absent: no demo.
   */
  demo?: {
    registry?: {
      /**
       * Port of the registry on 127.0.0.1. List `localhost:PORT` with
       * `plainHttp: true` under `imageInsights.registries` too. Default 7070.
       */
      port?: number;
    };
    pipelines?: {
      /**
       * With what the pipelines of the demo's services tell the portal which
       * releases they deployed in the last 90 days: one of
       * `backend.auth.externalAccess`. Absent: they tell nothing.
       * @visibility secret
       */
      token?: string;
    };
  };
}
