// @ts-check

/**
 * When which images went where, as deployment tools told.
 *
 * A deployment is written once and never changed; only what was not known of
 * its images yet is filled in by later scans. What is asked by service and time
 * stands in both tables, so that thousands of services need no join.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments of catalog entities, as recorded');
    table.string('id').primary().comment('As its sender chose it');
    table.string('entity_ref').notNullable();
    table.string('environment').nullable();
    table.string('at').notNullable();
    table
      .string('said_at')
      .nullable()
      .comment('As sent; null where the time of arrival was taken');
    table.integer('instances').nullable();
    table.integer('nodes').nullable();
    table.string('source').notNullable().comment('api or flux');
    table.index(['entity_ref', 'at', 'id'], 'deployments_entity_idx');
    table.index(['at'], 'deployments_at_idx');
  });

  await knex.schema.createTable('deployment_images', table => {
    table.comment('Images that a deployment named, in the order sent');
    table.string('deployment_id').notNullable();
    table.integer('position').notNullable();
    table.string('entity_ref').notNullable();
    table.string('environment').nullable();
    table.string('at').notNullable();
    table.integer('instances').nullable();
    table.integer('nodes').nullable();
    table.text('reference').notNullable().comment('As sent');
    table.string('repository').notNullable().comment('host/name');
    table.string('tag', 128).nullable();
    table.string('digest').nullable().comment('Of a manifest or an index');
    table.text('problem').nullable().comment('JSON');
    table
      .string('state')
      .notNullable()
      .comment(
        'known: the repository served it; open: to be asked for; aside: not followed',
      );
    table.primary(['deployment_id', 'position']);
    table.index(
      [
        'entity_ref',
        'repository',
        'environment',
        'at',
        'deployment_id',
        'position',
      ],
      'deployment_images_sequence_idx',
    );
    table.index(['at'], 'deployment_images_at_idx');
  });

  // Few are, however many deployments there were.
  await knex.raw(
    "CREATE INDEX deployment_images_open_idx ON deployment_images (at) WHERE state = 'open'",
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deployment_images');
  await knex.schema.dropTable('deployments');
};
