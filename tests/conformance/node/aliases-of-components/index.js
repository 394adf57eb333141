const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

// Renamed, and its children are named after it.
const renamed = new Group('site', { aliases: [{ name: 'web' }] });
new Thing('site-disk', {}, { parent: renamed });
new Thing('cache', {}, { parent: renamed, aliases: [{ name: 'old-cache' }] });

// Of another type once, with a component inside.
class Shelf extends pulumi.ComponentResource {
  constructor(name, opts) {
    super('test:index:Shelf', name, {}, opts);
  }
}
const retyped = new Shelf('shelf', { aliases: [{ type: 'test:index:Rack' }] });
const inner = new Group('inner', { parent: retyped });
new Thing('book', {}, { parent: inner });
