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

// Both at once: of another type and name, and its child too.
const both = new Shelf('both', { aliases: [{ type: 'test:index:Rack', name: 'old' }] });
new Thing('both-lamp', {}, { parent: both, aliases: [{ name: 'both-candle' }, { type: 'test:index:OldThing' }] });

// Moved into another component, with what it holds; and known by a whole URN.
const moved = new Shelf('moved', { parent: renamed, aliases: [{ parent: pulumi.rootStackResource }] });
new Thing('picture', {}, { parent: moved });
const byUrn = new Shelf('by-urn', { aliases: ['urn:pulumi:old::shop::test:index:Rack::whole'] });
new Thing('vase', {}, { parent: byUrn });
