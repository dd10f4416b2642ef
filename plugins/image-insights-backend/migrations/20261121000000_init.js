// @ts-check

/**
 * The first schema: whose images, what registries hold, what was scanned.
 *
 * Bytes are bigint. Times are ISO 8601 in UTC, as text, which sorts as they
 * do and reads alike on both databases; clocks that replicas compare with each
 * other are milliseconds by the database's own clock. Images, layers and
 * documents are stored once per digest. What a tag pointed to is kept as
 * intervals, so that an unchanged tag writes nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('Catalog entities that name images, as of their last scan');
    table.string('entity_ref').primary().comment('kind:namespace/name');
    table.string('kind').notNullable();
    table.text('title').notNullable();
    table.text('type').nullable();
    table.string('owner').nullable().comment('Full entity ref');
    table.string('system').nullable().comment('Full entity ref');
    table.text('lifecycle').nullable();
    table.bigInteger('budget_bytes').nullable();
    table.text('tag_pattern').nullable();
    table.text('problems').notNullable().comment('JSON: annotation problems');
  });

  await knex.schema.createTable('entity_repositories', table => {
    table.comment('Which entity names which repository');
    table.string('entity_ref').notNullable();
    table.string('repository').notNullable().comment('host/name');
    table.integer('position').notNullable().comment('Order in the annotation');
    table.primary(['entity_ref', 'repository']);
    table.index(['repository'], 'entity_repositories_repository_idx');
  });

  await knex.schema.createTable('repositories', table => {
    table.comment('Repositories that were scanned, and what became of it');
    table.string('repository').primary().comment('host/name');
    table.string('host').notNullable();
    table.string('state').notNullable().comment('fresh, partial or failed');
    table.string('first_scan_at').notNullable();
    table.integer('tag_count').nullable().comment('Tags that are listed');
    table.integer('selected_tag_count').nullable();
    table.text('problem').nullable().comment('JSON');
  });

  await knex.schema.createTable('repository_visits', table => {
    table.comment('The last scan of each repository; written by every scan');
    table.string('repository').primary();
    table.string('scan_id').notNullable();
    table.string('last_scan_at').notNullable();
    table.string('last_success_at').nullable();
  });

  await knex.schema.createTable('repository_leases', table => {
    table.comment('Which scan reads a repository right now');
    table.string('repository').primary();
    table.string('ticket').notNullable();
    table.bigInteger('until_millis').notNullable().comment('Database clock');
  });

  await knex.schema.createTable('documents', table => {
    table.comment('What tags point to: manifests and indexes, by digest');
    table.string('digest').primary();
    table.string('kind').notNullable().comment('image, index or artifact');
    table.text('what').notNullable().comment('In words: Helm chart');
    table.text('platforms').notNullable().comment('Those wanted when read');
  });

  await knex.schema.createTable('images', table => {
    table.comment('Images for one platform, by digest of their manifest');
    table.string('digest').primary();
    table.string('platform').notNullable();
    table.string('created_at').nullable().comment('Where believable');
    table.bigInteger('compressed_bytes').notNullable();
    table.bigInteger('base_bytes').nullable();
    table.bigInteger('own_bytes').nullable();
    table.bigInteger('uncompressed_bytes').nullable();
    table.integer('layer_count').notNullable();
    table.text('base_name').nullable();
    table.text('revision').nullable();
    table
      .string('chain_id')
      .nullable()
      .comment('Of all layers: finds the image as the base of others');
    table.string('base_digest').nullable().comment('As the image names it');
    table
      .boolean('base_evaluated')
      .notNullable()
      .comment('False until the base was looked up among all images');
    table.text('description', 'longtext').notNullable().comment('JSON');
    table.text('facts', 'longtext').notNullable().comment('JSON, masked');
    table.index(['chain_id'], 'images_chain_id_idx');
    table.index(['base_digest'], 'images_base_digest_idx');
    table.index(['base_evaluated'], 'images_base_evaluated_idx');
  });

  await knex.schema.createTable('document_images', table => {
    table.comment('Which images a manifest or an index stands for');
    table.string('document_digest').notNullable();
    table.string('image_digest').notNullable();
    table.string('platform').notNullable();
    table.primary(['document_digest', 'image_digest']);
    table.index(['image_digest'], 'document_images_image_idx');
  });

  await knex.schema.createTable('layers', table => {
    table.comment('Layer blobs, once per digest');
    table.string('digest').primary();
    table.bigInteger('compressed_bytes').notNullable();
    table.text('media_type').notNullable();
  });

  await knex.schema.createTable('image_layers', table => {
    table.comment('Layers of images, bottom first');
    table.string('image_digest').notNullable();
    table.integer('position').notNullable();
    table.string('layer_digest').notNullable();
    table
      .string('chain_id')
      .nullable()
      .comment('Of this layer and all below: finds what is built on an image');
    table.primary(['image_digest', 'position']);
    table.index(['layer_digest'], 'image_layers_layer_idx');
    table.index(['chain_id'], 'image_layers_chain_idx');
  });

  await knex.schema.createTable('tag_intervals', table => {
    table.comment('What a tag pointed to, from when until when');
    table.increments('id');
    table.string('repository').notNullable();
    table.string('tag', 128).notNullable();
    table.string('document_digest').notNullable();
    table.string('from_at').notNullable();
    table.string('until_at').nullable().comment('Null while it points there');
    table.string('date_source').notNullable();
    table.index(['repository', 'from_at'], 'tag_intervals_from_idx');
    table.index(['document_digest'], 'tag_intervals_document_idx');
  });

  // A tag points to one thing at a time, whatever two replicas may think.
  await knex.raw(
    'CREATE UNIQUE INDEX tag_intervals_open_idx ON tag_intervals (repository, tag) WHERE until_at IS NULL',
  );

  await knex.schema.createTable('tag_problems', table => {
    table.comment('Tags that hold no image, or could not be read');
    table.string('repository').notNullable();
    table.string('tag', 128).notNullable();
    table.boolean('skipped').notNullable().comment('No image, and no failure');
    table.text('problem').notNullable().comment('JSON');
    table.primary(['repository', 'tag']);
  });

  await knex.schema.createTable('scans', table => {
    table.comment('Past and running scans');
    table.string('id').primary();
    table.string('state').notNullable();
    table.string('trigger').notNullable();
    table.string('entity_ref').nullable();
    table.string('repository').nullable();
    table
      .string('active_key')
      .nullable()
      .unique()
      .comment('What a running scan covers: one scan of a thing at a time');
    table.string('started_at').notNullable();
    table.string('finished_at').nullable();
    table.bigInteger('alive_millis').notNullable().comment('Database clock');
    table.text('counts').notNullable().comment('JSON');
    table.text('problem').nullable().comment('JSON');
    table.index(['started_at', 'id'], 'scans_started_idx');
    table.index(['state'], 'scans_state_idx');
  });

  await knex.schema.createTable('scan_failures', table => {
    table.comment('What a scan could not read');
    table.string('scan_id').notNullable();
    table.integer('position').notNullable();
    table.string('repository').notNullable();
    table.string('tag', 128).nullable();
    table.text('problem').notNullable().comment('JSON');
    table.primary(['scan_id', 'position']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'scan_failures',
    'scans',
    'tag_problems',
    'tag_intervals',
    'image_layers',
    'layers',
    'document_images',
    'images',
    'documents',
    'repository_leases',
    'repository_visits',
    'repositories',
    'entity_repositories',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};
