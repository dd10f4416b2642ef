// @ts-check

/**
 * What deployments of services move and cost: what the calculation needs of
 * images in a form that is quick to read, and what came out of it, so that
 * every replica answers from here.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entities', table => {
    table.string('uid').nullable().comment('Of the catalog');
    table.integer('instances').nullable().comment('As annotated');
    table.double('deployments_per_month').nullable().comment('As annotated');
    table.string('runtime').nullable().comment('As annotated');
  });

  await knex.schema.alterTable('documents', table => {
    table
      .bigInteger('document_bytes')
      .nullable()
      .comment('Length of the manifest or index; null where read before');
  });

  await knex.schema.alterTable('layer_contents', table => {
    table
      .string('content_key')
      .nullable()
      .comment('Equal for layers that hold the same files');
  });

  await knex.schema.alterTable('findings', table => {
    table.text('title').nullable();
    table.boolean('is_estimate').nullable();
    table
      .text('gain_layers')
      .nullable()
      .comment('JSON: in which layers the gain lies, no byte twice');
  });

  await knex.schema.createTable('image_pulls', table => {
    table.comment('What pulling an image fetches, packed');
    table.string('image_digest').primary();
    table.integer('form').notNullable().comment('Version of the packed form');
    table.bigInteger('config_bytes').notNullable();
    table.bigInteger('manifest_bytes').nullable().comment('Null: not known');
    table.binary('layers').notNullable();
  });

  await knex.schema.createTable('service_costs', table => {
    table.comment('What deployments of each service move, and what saves');
    table.string('entity_ref').primary();
    table
      .bigInteger('generation')
      .notNullable()
      .comment('Of the computation that wrote the row');
    table
      .text('fingerprint')
      .notNullable()
      .comment('Names all that it rests on: equal, nothing to do');
    table.text('digests').notNullable().comment('JSON: its current images');
    table
      .text('figures', 'longtext')
      .nullable()
      .comment('JSON; null where no image is known');
    table.index(['generation'], 'service_costs_generation_idx');
  });

  await knex.schema.createTable('cost_computations', table => {
    table.comment('One row: the newest computation of all costs');
    table.string('id').primary();
    table.bigInteger('generation').notNullable();
    table.string('computed_at').notNullable();
    table
      .text('trigger')
      .notNullable()
      .comment('What was stored when it began: equal, nothing to look at');
    table.string('judged_at').nullable().comment('Newest verdict it knows');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['cost_computations', 'service_costs', 'image_pulls']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('findings', table => {
    table.dropColumns('title', 'is_estimate', 'gain_layers');
  });
  await knex.schema.alterTable('layer_contents', table => {
    table.dropColumn('content_key');
  });
  await knex.schema.alterTable('documents', table => {
    table.dropColumn('document_bytes');
  });
  await knex.schema.alterTable('entities', table => {
    table.dropColumns('uid', 'instances', 'deployments_per_month', 'runtime');
  });
};
