// @ts-check

/**
 * The first schema: whose images, what registries hold, what was scanned.
 *
 * Bytes are bigint. Times are UTC. Layers, images and index documents are
 * stored once per digest and never change but for the base of an image, which
 * may become known later. What a tag pointed to is kept as intervals, so that
 * an unchanged tag writes nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('Catalog entities that name images, as of the last plan');
    table.string('entity_ref').primary().comment('kind:namespace/name');
    table.string('title').notNullable();
    table.string('kind').notNullable();
    table.string('type').nullable();
    table.string('owner').nullable().comment('Full entity ref');
    table.string('system').nullable().comment('Full entity ref');
    table.string('lifecycle').nullable();
    table.text('problems').notNullable().comment('JSON: annotation problems');
  });

  await knex.schema.createTable('repositories', table => {
    table.comment('Repositories that entities name, or once named');
    table.string('repository').primary().comment('host/name');
    table.string('host').notNullable();
    table.string('name').notNullable();
  });

  await knex.schema.createTable('repository_scans', table => {
    table.comment('How the scans of each repository went; one row each');
    table
      .string('repository')
      .primary()
      .references('repository')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.string('outcome').nullable().comment('fresh, partial or failed');
    table.timestamp('first_scan_at', { useTz: true }).nullable();
    table.timestamp('last_scan_at', { useTz: true }).nullable();
    table.timestamp('last_success_at', { useTz: true }).nullable();
    table.text('problem').nullable().comment('JSON: why the last scan failed');
    table
      .integer('tag_count')
      .nullable()
      .comment('Tags that the registry lists');
    table.integer('selected_tag_count').nullable();
    table.string('lease_ticket').nullable().comment('Who scans it right now');
    table.timestamp('lease_until', { useTz: true }).nullable();
  });

  await knex.schema.createTable('entity_repositories', table => {
    table.comment('Which entity names which repository');
    table
      .string('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('entities')
      .onDelete('CASCADE');
    table
      .string('repository')
      .notNullable()
      .references('repository')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.integer('position').notNullable().comment('Order in the annotation');
    table.text('tag_pattern').nullable();
    table.bigInteger('budget_bytes').nullable();
    table.string('budget_source').nullable().comment('annotation or config');
    table.primary(['entity_ref', 'repository']);
    table.index(['repository'], 'entity_repositories_repository_idx');
  });

  await knex.schema.createTable('documents', table => {
    table.comment('What tags point to: manifests and indexes, by digest');
    table.string('digest').primary();
    table.string('kind').notNullable().comment('image, index or artifact');
    table.string('media_type').notNullable();
    table.string('what').nullable().comment('e.g. Helm chart');
  });

  await knex.schema.createTable('images', table => {
    table.comment('Images for one platform, by digest of their manifest');
    table.string('digest').primary();
    table.string('platform').notNullable();
    table.bigInteger('compressed_bytes').notNullable();
    table.bigInteger('layer_bytes').notNullable();
    table.bigInteger('config_bytes').notNullable();
    table.bigInteger('base_bytes').nullable();
    table.bigInteger('own_bytes').nullable();
    table.bigInteger('uncompressed_bytes').nullable();
    table.integer('layer_count').notNullable();
    table.timestamp('created_at', { useTz: true }).nullable();
    table.string('base_name', 512).nullable();
    table.string('revision', 512).nullable();
    table
      .string('chain_id')
      .nullable()
      .comment('Of all layers: finds the image as the base of others');
    table.text('description', 'longtext').notNullable().comment('JSON');
    table.text('facts', 'longtext').notNullable().comment('JSON, masked');
    table.timestamp('stored_at', { useTz: true }).notNullable();
    table.index(['chain_id'], 'images_chain_id_idx');
  });

  await knex.schema.createTable('document_images', table => {
    table.comment('Which images a manifest or an index stands for');
    table
      .string('document_digest')
      .notNullable()
      .references('digest')
      .inTable('documents')
      .onDelete('CASCADE');
    table
      .string('image_digest')
      .notNullable()
      .references('digest')
      .inTable('images')
      .onDelete('CASCADE');
    table.string('platform').notNullable();
    table.primary(['document_digest', 'image_digest']);
    table.index(['image_digest'], 'document_images_image_idx');
  });

  await knex.schema.createTable('layers', table => {
    table.comment('Layer blobs, once per digest');
    table.string('digest').primary();
    table.bigInteger('compressed_bytes').notNullable();
    table.string('media_type').notNullable();
  });

  await knex.schema.createTable('image_layers', table => {
    table.comment('Layers of images, bottom first');
    table
      .string('image_digest')
      .notNullable()
      .references('digest')
      .inTable('images')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table
      .string('layer_digest')
      .notNullable()
      .references('digest')
      .inTable('layers');
    table.primary(['image_digest', 'position']);
    table.index(['layer_digest'], 'image_layers_layer_idx');
  });

  await knex.schema.createTable('image_chain_prefixes', table => {
    table.comment('Chain IDs of the images that an image may be built on');
    table
      .string('image_digest')
      .notNullable()
      .references('digest')
      .inTable('images')
      .onDelete('CASCADE');
    table.string('chain_id').notNullable();
    table.primary(['image_digest', 'chain_id']);
    table.index(['chain_id'], 'image_chain_prefixes_chain_idx');
  });

  await knex.schema.createTable('tag_intervals', table => {
    table.comment('What a tag pointed to, from when until when');
    table.increments('id');
    table
      .string('repository')
      .notNullable()
      .references('repository')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.string('tag', 128).notNullable();
    table
      .string('document_digest')
      .notNullable()
      .references('digest')
      .inTable('documents');
    table.timestamp('from', { useTz: true }).notNullable();
    table
      .timestamp('until', { useTz: true })
      .nullable()
      .comment('Absent while the tag points there');
    table.string('date_source').notNullable().comment('created or first-seen');
    table.boolean('is_release').notNullable();
    table.index(['repository', 'tag', 'until'], 'tag_intervals_tag_idx');
    table.index(['document_digest'], 'tag_intervals_document_idx');
  });

  await knex.schema.createTable('tag_problems', table => {
    table.comment('Tags that hold no image, or could not be read');
    table
      .string('repository')
      .notNullable()
      .references('repository')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.string('tag', 128).notNullable();
    table.boolean('skipped').notNullable().comment('No image, and no failure');
    table.string('code').notNullable();
    table.text('message').notNullable();
    table.text('remedy').notNullable();
    table.timestamp('since', { useTz: true }).notNullable();
    table.primary(['repository', 'tag']);
  });

  await knex.schema.createTable('scans', table => {
    table.comment('Past and running scans');
    table.increments('sequence').comment('Order of starting');
    table.string('id').notNullable().unique();
    table.string('state').notNullable();
    table.string('trigger').notNullable();
    table.string('entity_ref').nullable();
    table.string('repository').nullable();
    table.timestamp('started_at', { useTz: true }).notNullable();
    table.timestamp('heartbeat_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true }).nullable();
    table.text('counts').notNullable().comment('JSON');
    table.text('problem').nullable().comment('JSON');
    table.index(['state'], 'scans_state_idx');
  });

  await knex.schema.createTable('scan_failures', table => {
    table.comment('What a scan could not read');
    table.increments('sequence');
    table
      .string('scan_id')
      .notNullable()
      .references('id')
      .inTable('scans')
      .onDelete('CASCADE');
    table.string('repository').notNullable();
    table.string('tag', 128).nullable();
    table.text('problem').notNullable().comment('JSON');
    table.index(['scan_id'], 'scan_failures_scan_idx');
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
    'image_chain_prefixes',
    'image_layers',
    'layers',
    'document_images',
    'images',
    'documents',
    'entity_repositories',
    'repository_scans',
    'repositories',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};
