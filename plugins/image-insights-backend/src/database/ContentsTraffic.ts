import { Knex } from 'knex';
import { databaseMillis, readInteger } from './columns';

/** Counts the bytes of layers that are read, by the hour of the database. */
export class ContentsTraffic {
  constructor(private readonly knex: Knex) {}

  private hour(): Knex.Raw {
    return this.knex.raw('(? / 3600000)', [databaseMillis(this.knex)]);
  }

  /** What all replicas together have begun to read in this hour. */
  async bytesThisHour(): Promise<number> {
    const row: { compressed_bytes: number | string } | undefined =
      await this.knex('contents_traffic')
        .where('hour', '=', this.hour())
        .first('compressed_bytes');
    return row ? readInteger(row.compressed_bytes) : 0;
  }

  async add(compressedBytes: number): Promise<void> {
    await this.knex('contents_traffic')
      .insert({ hour: this.hour(), compressed_bytes: compressedBytes })
      .onConflict('hour')
      .merge({
        compressed_bytes: this.knex.raw(
          'contents_traffic.compressed_bytes + ?',
          [compressedBytes],
        ),
      });
    await this.knex('contents_traffic')
      .where('hour', '<', this.knex.raw('? - 48', [this.hour()]))
      .delete();
  }
}
