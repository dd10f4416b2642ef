// @ts-check

/**
 * What is in layers, what was judged of images, and what bears on it besides:
 * provenance, sources, and which repository really serves which manifest.
 *
 * Layers are read once per digest, ever; images are judged from what is stored
 * here, as often as rules or evidence change. Replicas share both by leases:
 * whoever holds a row's ticket works on it until `until_millis` by the
 * database's clock, and writes only while the ticket is still theirs.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('layer_contents', table => {
    table.comment(
      'Layers whose contents are wanted, and what was read of them',
    );
    table.string('digest').primary();
    table
      .string('state')
      .notNullable()
      .comment('waiting, reading, read, failed, skipped or empty');
    table.text('problem').nullable().comment('JSON: why not, or not yet');
    table
      .integer('rank')
      .notNullable()
      .comment('0 is in a newest release, 1 in the one before: read in order');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .integer('crashes')
      .notNullable()
      .defaultTo(0)
      .comment('How often a replica ended while it read this layer');
    table
      .bigInteger('next_attempt_millis')
      .notNullable()
      .defaultTo(0)
      .comment('Database clock');
    table.string('ticket').nullable();
    table.bigInteger('until_millis').nullable().comment('Database clock');
    table.bigInteger('uncompressed_bytes').nullable().comment('Of the tar');
    table.string('read_at').nullable();
    table.index(['state', 'rank', 'digest'], 'layer_contents_work_idx');
  });

  await knex.schema.createTable('layer_files', table => {
    table.comment('What is in a layer, apart from the rows that change');
    table.string('digest').primary();
    table.integer('form').notNullable().comment('Version of the packed form');
    table.binary('packed').notNullable();
  });

  await knex.schema.createTable('contents_traffic', table => {
    table.comment('Bytes of layers fetched per hour, for the bound on them');
    table
      .bigInteger('hour')
      .primary()
      .comment('Hours since 1970 by the database clock');
    table.bigInteger('compressed_bytes').notNullable();
  });

  await knex.schema.createTable('judging_queue', table => {
    table.comment('Images that are to be judged (again)');
    table.string('image_digest').primary();
    table.integer('rank').notNullable().comment('0 is a newest release');
    table
      .integer('revision')
      .notNullable()
      .comment('Raised by every new reason: judged once more then');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .bigInteger('next_attempt_millis')
      .notNullable()
      .defaultTo(0)
      .comment('Database clock');
    table.string('ticket').nullable();
    table.bigInteger('until_millis').nullable().comment('Database clock');
    table.index(['rank', 'image_digest'], 'judging_queue_rank_idx');
  });

  await knex.schema.createTable('image_judgements', table => {
    table.comment('What the rules say of an image, its figures as columns');
    table.string('image_digest').primary();
    table.string('rule_set').notNullable();
    table
      .string('inputs')
      .notNullable()
      .comment('Names all evidence that may change: equal, nothing to do');
    table.double('points').notNullable();
    table.double('up_to').notNullable();
    table.string('grade', 1).notNullable();
    table.double('evidence').notNullable();
    table.bigInteger('wasted_bytes').nullable();
    table.bigInteger('gain_compressed_bytes').notNullable();
    table.integer('finding_count').notNullable();
    table.string('contents_state').notNullable();
    table.text('contents_reason').nullable();
    table.text('judgement', 'longtext').notNullable().comment('JSON');
    table.text('summary', 'longtext').nullable().comment('JSON');
    table.text('lockfiles').nullable().comment('JSON');
    table.string('judged_at').notNullable();
    table.index(['rule_set'], 'image_judgements_rule_set_idx');
    table.index(['judged_at'], 'image_judgements_judged_idx');
  });

  await knex.schema.createTable('findings', table => {
    table.comment('Findings of images, one row each, for questions over all');
    table.string('image_digest').notNullable();
    table
      .integer('position')
      .notNullable()
      .comment('In the judgement: 0 gains most');
    table.string('rule').notNullable();
    table.text('finding').notNullable().comment('Its id within the image');
    table.string('family').notNullable();
    table.string('severity').notNullable();
    table.bigInteger('gain_compressed_bytes').notNullable();
    table.primary(['image_digest', 'position']);
    table.index(['rule', 'severity'], 'findings_rule_idx');
    table.index(['severity'], 'findings_severity_idx');
  });

  await knex.schema.createTable('image_provenance', table => {
    table.comment('What attestations tell of how images were built');
    table.string('image_digest').primary();
    table.text('facts', 'longtext').nullable().comment('JSON');
    table.text('problem').nullable().comment('JSON: why there are no facts');
  });

  await knex.schema.createTable('entity_sources', table => {
    table.comment('Dockerfiles and .dockerignore files of entities');
    table.string('entity_ref').notNullable();
    table
      .integer('position')
      .notNullable()
      .comment('Of the repository in the annotation that it belongs to');
    table.string('role').notNullable().comment('dockerfile or dockerignore');
    table.text('path').notNullable();
    table.text('text').nullable().comment('Null where there is no such file');
    table.text('etag').nullable();
    table.text('problem').nullable().comment('JSON: why it could not be read');
    table.string('read_at').notNullable().comment('When it was as it is first');
    table.primary(['entity_ref', 'position', 'role']);
  });

  await knex.schema.createTable('repository_documents', table => {
    table.comment('Manifests that a repository itself served, by digest');
    table.string('repository').notNullable();
    table.string('digest').notNullable();
    table.primary(['repository', 'digest']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'repository_documents',
    'entity_sources',
    'image_provenance',
    'findings',
    'image_judgements',
    'judging_queue',
    'contents_traffic',
    'layer_files',
    'layer_contents',
  ]) {
    await knex.schema.dropTable(table);
  }
};
